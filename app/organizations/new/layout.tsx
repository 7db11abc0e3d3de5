import type { ReactNode } from 'react'
import { Frame } from '#components/frame/frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listNotices } from '#lib/notices/list-notices.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'

export default async function NewOrganizationLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const [organizations, notices] = await Promise.all([listOrganizations(actor), listNotices(actor)])
  return (
    <Frame actor={actor} organizations={organizations} notices={notices}>
      {children}
    </Frame>
  )
}
