'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function SecurityError({ retry }: { retry: () => void }) {
  return <LoadFailed what="Your access tokens" retry={retry} />
}
