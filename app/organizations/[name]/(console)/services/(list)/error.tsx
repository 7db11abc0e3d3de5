'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function ServicesError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The services" retry={retry} />
}
