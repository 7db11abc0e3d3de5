'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function WorkloadsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The trusted workloads" retry={retry} />
}
