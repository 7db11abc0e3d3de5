'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function GroupsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The groups" retry={retry} />
}
