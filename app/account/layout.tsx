import type { ReactNode } from 'react'
import { Frame } from '#components/frame/frame.tsx'
import { accountNavigation } from '#components/frame/navigation.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const organizations = await listOrganizations(actor)
  return (
    <Frame actor={actor} organizations={organizations} side={accountNavigation}>
      {children}
    </Frame>
  )
}
