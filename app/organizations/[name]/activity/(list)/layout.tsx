import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function OrganizationActivityLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Activity"
        description="What was done in this organization, by people and by access tokens. Nobody can change this log."
      />
      {children}
    </>
  )
}
