import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function RepositoriesListLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Repositories"
        description="Your own, those you can access in organizations, and public ones."
      />
      {children}
    </>
  )
}
