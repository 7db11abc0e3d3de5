'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function JobsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The jobs" retry={retry} />
}
