import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function SiteOrganizationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Organizations"
        description="All of this Gatehouse. You change their plans; who they belong to is their own affair."
      />
      {children}
    </>
  )
}
