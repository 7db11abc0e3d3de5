import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function ImportLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Import"
        description="Move users, rules and tokens here from another service. You see what becomes of each line before anything is written."
      />
      {children}
    </>
  )
}
