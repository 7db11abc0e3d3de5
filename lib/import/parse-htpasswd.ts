import { accountItems } from '#lib/import/account-items.ts'
import type { ParsedItem } from '#lib/import/import-item.ts'

/** `name:hash` on each line; empty ones and those that begin with # are comments, as for Apache and for the registry. */
export function parseHtpasswd(text: string): ParsedItem[] {
  const seen = new Map<string, number>()
  return text.split('\n').flatMap((whole, place): ParsedItem[] => {
    const line = place + 1
    const content = whole.trim()
    if (content === '' || content.startsWith('#')) return []
    const colon = content.indexOf(':')
    // What is wrong may be a password: it is not shown.
    if (colon <= 0) return [{ line, source: 'line', reason: 'It is no name:hash.' }]
    const name = content.slice(0, colon)
    const first = seen.get(name)
    if (first !== undefined)
      return [
        { line, source: `user ${name}`, reason: `The name is on line ${first} already, which is used.` },
      ]
    seen.set(name, line)
    return accountItems(line, name, content.slice(colon + 1))
  })
}
