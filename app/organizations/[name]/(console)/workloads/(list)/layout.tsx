import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function WorkloadsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Trusted workloads"
        description="CI jobs and pods that get an access token for minutes by what their issuer signs, without a stored secret."
      />
      {children}
    </>
  )
}
