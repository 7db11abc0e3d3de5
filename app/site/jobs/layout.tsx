import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function JobsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Jobs"
        description="Background work. Each job runs only once at a time, however many servers share the database."
      />
      {children}
    </>
  )
}
