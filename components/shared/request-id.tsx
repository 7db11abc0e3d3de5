'use client'

import { useEffect, useState } from 'react'
import { lastRequestId } from '#components/shared/watch-requests.ts'

/** The id that the log has of the request that failed: what to quote when asking for help. */
export function RequestId({ id }: { id?: string | null }) {
  const [last, setLast] = useState<string>()
  // When a layout fails at first load, the document gets its id only as this is shown.
  useEffect(() => setLast(lastRequestId()), [])
  const shown = id ?? last
  return shown && <span className="block text-xs text-text-muted">Request ID: {shown}</span>
}
