'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function InvitesError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The invites" retry={retry} />
}
