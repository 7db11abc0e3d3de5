import type { ReactNode } from 'react'
import { NoMailServer } from '#components/accounts/no-mail-server.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { env } from '#lib/env.ts'

export default function JobsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Jobs"
        description="Background work. Each job runs only once at a time, however many servers share the database."
      />
      {!env.SMTP_URL && <NoMailServer isSiteAdministrator className="mb-4" />}
      {children}
    </>
  )
}
