'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function DeviceClientsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The clients" retry={retry} />
}
