'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function OrganizationActivityError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The activity" retry={retry} />
}
