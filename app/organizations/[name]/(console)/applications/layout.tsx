import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function ApplicationsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Applications"
        description="Gateways and services that ask what an access token is. They see tokens of this organization and of its members, as far as those reach it."
      />
      {children}
    </>
  )
}
