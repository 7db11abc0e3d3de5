'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function CompaniesError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The companies" retry={retry} />
}
