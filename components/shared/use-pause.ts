import { useEffect, useRef } from 'react'

/** How long someone who types waits before they want to see what they typed for, in milliseconds. */
export const typingPause = 200

/** Calls what it is given once nothing else is given for a moment; `skip` ends the wait without a call. */
export function usePause() {
  const timer = useRef(0)
  const skip = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  const afterPause = (call: () => void) => {
    skip()
    timer.current = window.setTimeout(call, typingPause)
  }
  return { afterPause, skip }
}
