/**
 * Whether a rule is for a path, both in normal form. Without `*` a rule is for its path and all below it; with it, for paths
 * that look like it as a whole: `*` is for anything within one part, `**` for any number of parts.
 */
export function matchesPath(rule: string, path: string): boolean {
  if (!rule.includes('*')) {
    const below = rule.endsWith('/') ? rule : `${rule}/`
    return path.startsWith(below) || path === below.slice(0, -1)
  }
  const patterns = rule.split('/').map((part): Pattern => (part === anyParts ? anyParts : part.split('*')))
  return matchesAll(patterns, path.split('/'))
}

/** What stands between the `*` of a part. */
type Pattern = string[] | typeof anyParts
const anyParts = '**'

/** Each of the patterns one of the texts, in order. Only the last `**` is tried anew, which finds whatever the others could. */
function matchesAll(patterns: Pattern[], texts: string[]): boolean {
  let [at, place] = [0, 0]
  let retry: { at: number; place: number } | null = null
  while (place < texts.length) {
    const pattern = patterns[at]
    if (pattern === anyParts) {
      retry = { at: ++at, place }
    } else if (pattern && matchesPart(pattern, texts[place]!)) {
      at++
      place++
    } else if (retry) {
      at = retry.at
      place = ++retry.place
    } else {
      return false
    }
  }
  return patterns.slice(at).every((pattern) => pattern === anyParts)
}

/** The first and the last stand where the text begins and ends, the others one after the other between them. */
function matchesPart(pieces: string[], text: string): boolean {
  const [first, last] = [pieces[0]!, pieces[pieces.length - 1]!]
  if (pieces.length === 1) return text === first
  const end = text.length - last.length
  if (first.length > end || !text.startsWith(first) || !text.endsWith(last)) return false
  let place = first.length
  for (let at = 1; at < pieces.length - 1; at++) {
    const found = text.indexOf(pieces[at]!, place)
    place = found + pieces[at]!.length
    if (found < 0 || place > end) return false
  }
  return true
}
