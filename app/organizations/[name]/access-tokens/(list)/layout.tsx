import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function AccessTokensLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Access tokens"
        description="They belong to the organization: they let a tool act for it, whoever made them."
      />
      {children}
    </>
  )
}
