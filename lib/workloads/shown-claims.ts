import { claimText, type AssertionClaims } from '#lib/workloads/claim-of.ts'

const most = { claims: 60, name: 100, value: 300, depth: 3 }

/** What an assertion says, as text and cut to size, for whoever looks at the attempts. Objects become paths. */
export function shownClaims(claims: AssertionClaims): Record<string, string> {
  const shown: [string, string][] = []
  const add = (path: string, value: unknown, depth: number): void => {
    if (shown.length >= most.claims) return
    const text = claimText(value)
    if (text !== null) shown.push([path.slice(0, most.name), text.slice(0, most.value)])
    else if (Array.isArray(value)) add(path, value.map((one) => claimText(one) ?? '…').join(', '), depth)
    else if (typeof value === 'object' && value !== null && depth < most.depth)
      for (const [name, inner] of Object.entries(value)) add(`${path}/${name}`, inner, depth + 1)
  }
  for (const [name, value] of Object.entries(claims)) add(name, value, 1)
  return Object.fromEntries(shown)
}
