'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function SiteError({ retry }: { retry: () => void }) {
  return <LoadFailed what="This page" retry={retry} />
}
