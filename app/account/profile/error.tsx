'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function ProfileError({ retry }: { retry: () => void }) {
  return <LoadFailed what="Your profile" retry={retry} />
}
