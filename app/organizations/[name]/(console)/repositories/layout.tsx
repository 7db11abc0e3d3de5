import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function OrganizationRepositoriesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Repositories"
        description="Owners and editors create repositories and push to them. Members can access public repositories and those of their groups."
      />
      {children}
    </>
  )
}
