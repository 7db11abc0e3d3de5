import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function AccessTokensLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Access tokens"
        description="They belong to the organization and let a tool act for it. They keep working after their creator leaves."
      />
      {children}
    </>
  )
}
