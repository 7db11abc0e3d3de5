import { csvLine } from '#lib/csv-line.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** Made in the browser: no file with secrets exists anywhere else. */
export function tokensCsv(made: readonly { token: AnyToken; secret: string }[], username: string): string {
  return [
    csvLine(['Name', 'Username', 'Secret', 'Hint', 'Expires (UTC)']),
    ...made.map(({ token, secret }) =>
      csvLine([nameOf(token), username, secret, token.hint, token.expiresAt?.toISOString() ?? 'never']),
    ),
  ].join('')
}
