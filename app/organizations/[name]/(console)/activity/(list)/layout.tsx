import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function OrganizationActivityLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Activity"
        description="Everything that people and access tokens have done in this organization. Nobody can change this log."
      />
      {children}
    </>
  )
}
