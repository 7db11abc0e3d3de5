import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function OrganizationRepositoriesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Repositories"
        description="Owners and editors make and push them; members reach what is public and what their groups give."
      />
      {children}
    </>
  )
}
