import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function SiteOrganizationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Organizations"
        description="All organizations on this site. You can change their plans, but not their members."
      />
      {children}
    </>
  )
}
