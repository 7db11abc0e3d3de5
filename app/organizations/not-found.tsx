import { Frame } from '#components/frame/frame.tsx'
import { NotFound } from '#components/frame/not-found.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'

/** For an organization that does not exist, or that the person may not know about. */
export default async function OrganizationNotFoundPage() {
  const actor = await requireActor()
  const organizations = await listOrganizations(actor)
  return (
    <Frame actor={actor} organizations={organizations}>
      <NotFound />
    </Frame>
  )
}
