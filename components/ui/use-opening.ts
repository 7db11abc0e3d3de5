import { useState } from 'react'

/**
 * Whether something that the browser closes is open, and how it was opened. The browser tells a moment later that it has
 * closed: what was opened again meanwhile stays, as a new one by its `key`.
 */
export function useOpening<How>() {
  const [opening, setOpening] = useState<{ key: number; how: How } | null>(null)
  return {
    opening,
    open: (how: How) => setOpening((before) => ({ key: (before?.key ?? 0) + 1, how })),
    closed: (key: number) => setOpening((now) => (now?.key === key ? null : now)),
  }
}
