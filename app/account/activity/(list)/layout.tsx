import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function AccountActivityLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Activity"
        description="Everything that was done to your account, tokens and repositories. Nobody can change this log."
      />
      {children}
    </>
  )
}
