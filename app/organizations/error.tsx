'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function OrganizationError({ retry }: { retry: () => void }) {
  return <LoadFailed what="This page" retry={retry} />
}
