import { instantInUtc } from '#components/ui/format-time.ts'
import { grantFormOf, type TokenFormValues } from '#components/tokens/token-form-values.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'

/** One sentence on what a token will be able to do, and until when. */
export function summarizeToken<Kind extends OwnerKind>(
  kind: Kind,
  ownerName: string,
  values: TokenFormValues<Kind>,
): string {
  const summary = summarize(kind, ownerName, values)
  return 'missing' in summary ? summary.missing : `Can ${summary.can}${until(values.expiresAt)}.`
}

/** What has to be chosen before the token can do anything; null where it can. */
export function missingGrant<Kind extends OwnerKind>(
  kind: Kind,
  ownerName: string,
  values: TokenFormValues<Kind>,
): string | null {
  const summary = summarize(kind, ownerName, values)
  return 'missing' in summary ? summary.missing : null
}

function summarize<Kind extends OwnerKind>(kind: Kind, ownerName: string, values: TokenFormValues<Kind>) {
  return grantOf(kind).summarize(grantFormOf(kind).granted(values), ownerName, values.services)
}

function until(expiresAt: string | null): string {
  if (expiresAt === null) return ', with no expiration'
  const at = new Date(expiresAt)
  return Number.isNaN(at.getTime()) ? '' : `, until ${instantInUtc(at)}`
}
