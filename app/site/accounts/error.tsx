'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function SiteAccountsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The accounts" retry={retry} />
}
