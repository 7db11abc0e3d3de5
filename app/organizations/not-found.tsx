import { listNotices, listOrganizations } from '#app/frame-lists.ts'
import { Frame } from '#components/frame/frame.tsx'
import { NotFound } from '#components/frame/not-found.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'

/** For an organization that does not exist, or that the person may not know about. */
export default async function OrganizationNotFoundPage() {
  const actor = await requireActor()
  const [organizations, notices] = await Promise.all([listOrganizations(actor), listNotices(actor)])
  return (
    <Frame actor={actor} organizations={organizations} notices={notices}>
      <NotFound />
    </Frame>
  )
}
