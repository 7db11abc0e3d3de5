import type { ReactNode } from 'react'
import { Frame } from '#components/frame/frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'

export default async function RepositoriesLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const organizations = await listOrganizations(actor)
  return (
    <Frame actor={actor} organizations={organizations}>
      {children}
    </Frame>
  )
}
