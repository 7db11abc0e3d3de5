'use client'

import '#app/globals.css'
import { RequestId } from '#components/shared/request-id.tsx'

/** Replaces the whole document when even the root layout fails. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Gatehouse</title>
        <main className="grid min-h-dvh place-content-center gap-4 p-6 text-center">
          <h1 className="font-medium">This page could not be loaded.</h1>
          <p className="text-text-muted">Nothing was changed.</p>
          <RequestId />
          <button
            type="button"
            onClick={() => retry()}
            className="mx-auto h-9 rounded-control border border-line-control bg-surface px-3.5 font-medium"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
