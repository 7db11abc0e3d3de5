import { useRef } from 'react'

/** A key that stays the same while the same is sent, so that sending it again after a lost answer creates nothing twice. */
export function useIdempotencyKey() {
  const last = useRef({ input: '', key: '' })
  return {
    keyFor(input: unknown): string {
      const text = JSON.stringify(input)
      if (text !== last.current.input) last.current = { input: text, key: newKey() }
      return last.current.key
    },
    forget: () => void (last.current = { input: '', key: '' }),
  }
}

/** Not `randomUUID`, which browsers have only under HTTPS or on this machine. */
const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-')
