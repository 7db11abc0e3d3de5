/**
 * Whether a rule is for a path, both in normal form. Without `*` a rule is for its path and all below it; with it, for paths
 * that look like it as a whole: `*` is for anything within one part, `**` for any number of parts. Takes no longer than the
 * product of both lengths.
 */
export function matchesPath(rule: string, path: string): boolean {
  if (!rule.includes('*')) {
    const below = rule.endsWith('/') ? rule : `${rule}/`
    return path.startsWith(below) || path === below.slice(0, -1)
  }
  return matchesAll(rule.split('/'), path.split('/'), (one) => one === '**', matchesPart)
}

const matchesPart = (pattern: string, text: string) =>
  matchesAll(
    [...pattern],
    [...text],
    (one) => one === '*',
    (one, other) => one === other,
  )

/** Each of the patterns one of the texts, in order; `isAny` ones any number of them. Only the last of those is tried anew. */
function matchesAll(
  patterns: string[],
  texts: string[],
  isAny: (pattern: string) => boolean,
  matches: (pattern: string, text: string) => boolean,
): boolean {
  let [at, place] = [0, 0]
  let retry: { at: number; place: number } | null = null
  while (place < texts.length) {
    const pattern = patterns[at]
    if (pattern !== undefined && isAny(pattern)) {
      retry = { at: ++at, place }
    } else if (pattern !== undefined && matches(pattern, texts[place]!)) {
      at++
      place++
    } else if (retry) {
      at = retry.at
      place = ++retry.place
    } else {
      return false
    }
  }
  return patterns.slice(at).every(isAny)
}
