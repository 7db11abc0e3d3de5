import { useSyncExternalStore } from 'react'

/**
 * The URL's fragment with its `#`. It may hold a link's secret and is passed from page to page without reaching a
 * server.
 */
export function useFragment(): string {
  return useSyncExternalStore(
    listen,
    () => window.location.hash,
    () => '',
  )
}

function listen(changed: () => void) {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}
