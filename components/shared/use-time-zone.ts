import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** The viewer's time zone, which only the browser knows: null on the server and while hydrating. */
export function useTimeZone(): string | null {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  )
}
