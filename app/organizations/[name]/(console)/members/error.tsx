'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function MembersError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The members" retry={retry} />
}
