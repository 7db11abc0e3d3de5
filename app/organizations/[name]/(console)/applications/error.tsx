'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function ApplicationsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The applications" retry={retry} />
}
