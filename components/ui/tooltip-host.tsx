'use client'

import { useEffect } from 'react'

/** Fetches what shows tooltips once a pointer or the focus moves. */
export function TooltipHost() {
  useEffect(() => {
    const waiting = new AbortController()
    let stop = () => waiting.abort()
    let latest: Event

    async function begin(event: Event) {
      latest = event
      const { serveTooltips } = await import('#components/ui/serve-tooltips.ts')
      if (waiting.signal.aborted) return
      waiting.abort()
      stop = serveTooltips(latest)
    }

    const options = { signal: waiting.signal, capture: true, passive: true }
    for (const type of ['pointerover', 'focusin'])
      document.addEventListener(type, (event) => void begin(event).catch(() => undefined), options)
    return () => stop()
  }, [])
  return null
}
