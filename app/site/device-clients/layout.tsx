import type { ReactNode } from 'react'
import { NewDeviceClient } from '#components/site/new-device-client.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'

export default function DeviceClientsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Device clients"
        description="Programs that people can sign in with a code, and that get an access token of theirs."
        actions={<NewDeviceClient />}
      />
      {children}
    </>
  )
}
