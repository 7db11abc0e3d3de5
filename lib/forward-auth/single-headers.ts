import { ambiguous } from '#lib/forward-auth/ambiguous.ts'

/** `x-original-uri` for `X_Original.URI`, which some servers take for it. */
const plain = (lower: string) => (/[_.]/.test(lower) ? lower.replace(/[_.]/g, '-') : lower)

/**
 * Of headers as they were sent, names and values in turn, those with these names in lower case. Throws `forbidden` where one
 * comes twice, or one of them or of the `replaced` in a spelling that only some servers take for it.
 */
export function singleHeaders(
  sent: readonly string[],
  names: ReadonlySet<string>,
  replaced: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < sent.length; at += 2) {
    const spelling = sent[at]!.toLowerCase()
    const name = plain(spelling)
    const isNamed = names.has(name)
    if (!isNamed && !replaced.has(name)) continue
    if (spelling !== name) throw ambiguous(`it has ${spelling}, spelled like ${name}`)
    if (!isNamed) continue
    if (found.has(name)) throw ambiguous(`it has ${name} twice`)
    found.set(name, sent[at + 1]!)
  }
  return found
}
