'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function SessionsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="Your sessions" retry={retry} />
}
