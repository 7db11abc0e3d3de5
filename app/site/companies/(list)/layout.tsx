import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function CompaniesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Companies"
        description="A company's owners manage each of its organizations, but pull and push nothing of theirs."
      />
      {children}
    </>
  )
}
