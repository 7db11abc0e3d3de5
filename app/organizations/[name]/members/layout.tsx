import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function MembersLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Members" description="Who belongs to the organization, and in which role." />
      {children}
    </>
  )
}
