import { useEffect, useState } from 'react'

const every = 30_000

/** The server's time, ticking in the browser, so that "4 min ago" stays true. */
export function useNow(server: Date): Date {
  const [clock, setClock] = useState({ server, passed: 0 })
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => setClock({ server, passed: performance.now() - start }), every)
    return () => clearInterval(timer)
  }, [server])
  return clock.server === server ? new Date(server.getTime() + clock.passed) : server
}
