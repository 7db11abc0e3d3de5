import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function SiteAccountsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Accounts"
        description="Everybody who can sign in. Each person gets a mail about what you change here, and finds it in their activity."
      />
      {children}
    </>
  )
}
