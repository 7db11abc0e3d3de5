import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function GroupsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Groups" description="Members who share access to repositories." />
      {children}
    </>
  )
}
