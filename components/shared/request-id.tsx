'use client'

import { useState } from 'react'
import { lastRequestId } from '#components/shared/watch-requests.ts'

/** The id that the log has of the request that failed: what to quote when asking for help. */
export function RequestId() {
  const [id] = useState(lastRequestId)
  return id && <span className="block text-xs text-text-muted">Request ID: {id}</span>
}
