type Options = {
  /** Takes the place of this page in the history. */
  replace?: boolean
  scroll?: boolean
}
type Listener = (to: Options & { href: string }) => void

let listener: Listener | undefined

/** Called by what goes there. */
export function onNavigate(next: Listener): () => void {
  listener = next
  return () => (listener = undefined)
}

/** Goes to another page of the console, which is announced while it is awaited. */
export const navigate = (href: string, options: Options = {}) => listener?.({ href, ...options })
