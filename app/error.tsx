'use client'

import { LoadFailed } from '#components/shared/load-failed.tsx'

export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <main className="mx-auto max-w-xl p-6 pt-24">
      <LoadFailed retry={retry} />
    </main>
  )
}
