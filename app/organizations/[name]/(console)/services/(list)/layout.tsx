import type { ReactNode } from 'react'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function ServicesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Services"
        description="What access tokens open beside repositories, through a proxy that asks Gatehouse."
      />
      {children}
    </>
  )
}
