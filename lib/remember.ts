/**
 * A pure function of a text that keeps up to `most` results, so that each is worked out once. Those of texts longer than
 * `longest` are not kept, so that what clients send fills no memory.
 */
export function remember<Result>(
  most: number,
  of: (text: string) => Result,
  longest = 1024,
): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const result = of(text)
    if (text.length > longest) return result
    if (known.size === most) known.clear()
    known.set(text, result)
    return result
  }
}
