import { useSyncExternalStore } from 'react'

/** The address's fragment with its `#`: it may hold a link's secret, and goes along from page to page unseen by servers. */
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
