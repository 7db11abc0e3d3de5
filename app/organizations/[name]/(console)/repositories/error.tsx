'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function RepositoriesError({ retry }: { retry: () => void }) {
  return <LoadFailed what="The repositories" retry={retry} />
}
