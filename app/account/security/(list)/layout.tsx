import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function SecurityLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader title="Security" description="Tokens let a tool act as you without your password." />
      {children}
    </>
  )
}
