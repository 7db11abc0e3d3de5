import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function RepositoriesListLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Repositories"
        description="Yours, those that organizations give you, and the public ones of others."
      />
      {children}
    </>
  )
}
