import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function AccountActivityLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Activity"
        description="What was done with your account, its tokens and repositories. Nobody can change this log."
      />
      {children}
    </>
  )
}
