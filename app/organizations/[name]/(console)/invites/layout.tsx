import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function InvitesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Invites" description="Invite people by e-mail address or username." />
      {children}
    </>
  )
}
