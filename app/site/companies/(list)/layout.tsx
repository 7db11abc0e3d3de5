import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function CompaniesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Companies"
        description="A company's owners manage all its organizations, but can't pull from or push to their repositories."
      />
      {children}
    </>
  )
}
