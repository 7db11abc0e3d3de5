import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function MembersLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Members" description="The people in the organization, and their roles." />
      {children}
    </>
  )
}
