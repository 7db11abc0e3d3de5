import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function InvitesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Invites" description="Ask people to join by e-mail, or by the username they have." />
      {children}
    </>
  )
}
