import type { ReactNode } from 'react'
import { listNotices, listOrganizations } from '#app/request-reads.ts'
import { Frame } from '#components/frame/frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'

export default async function NewOrganizationLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const [organizations, notices] = await Promise.all([listOrganizations(actor), listNotices(actor)])
  return (
    <Frame actor={actor} organizations={organizations} notices={notices}>
      {children}
    </Frame>
  )
}
