'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function SiteOrganizationsError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The organizations" retry={retry} />
}
