'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function AccessTokensError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The access tokens" retry={retry} />
}
