type Nested = { message?: unknown } & { [part: string]: unknown }

/** The message about one of several chosen things: on it as a whole, or on one of its parts. */
export function messageAt(error: unknown, place: number): string | undefined {
  const own = (error as Nested | undefined)?.[place] as Nested | undefined
  const messages = [own, ...Object.values(own ?? {})].map((part) => (part as Nested | null)?.message)
  return messages.find((message) => typeof message === 'string')
}
