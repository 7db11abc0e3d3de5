import type { ParsedItem } from '#lib/import/import-item.ts'
import { refusalOfHash } from '#lib/import/refusal-of-hash.ts'

/** An account for a user of a file. A hash that can't be taken is left out, and its person gets a link instead. */
export function accountItems(line: number, username: string, hash: string): ParsedItem[] {
  const source = `user ${username}`
  const refusal = refusalOfHash(hash)
  const account = {
    line,
    source,
    want: { make: 'account', username, passwordHash: refusal ? null : hash },
  } as const
  if (!refusal) return [account]
  return [account, { line, source: `password of ${username}`, reason: `${refusal}.` }]
}
