import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function SiteServicesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Services"
        description="For every account and organization, and the hosts that organizations ask for."
      />
      {children}
    </>
  )
}
