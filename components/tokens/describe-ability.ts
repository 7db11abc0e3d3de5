import { instantInUtc } from '#components/ui/format-time.ts'
import { grantFormOf } from '#components/tokens/token-form-values.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { TokenPage } from '#lib/tokens/get-token-page.ts'

/** One sentence on what a token can do now, or could before it stopped working. */
export function describeAbility<Kind extends OwnerKind>(
  kind: Kind,
  { token, deletion, ownerName, canReactivate }: TokenPage<Kind>,
): string {
  const { status, expiresAt } = token
  const form = grantFormOf(kind)
  const chosenRepositories = token.chosenRepositories.filter((one) => !('rights' in one) || one.rights.pull)
  const granted = form.granted(form.valuesOf({ ...token, chosenRepositories }))
  const summary = grantOf(kind).summarize(granted, ownerName, token.services)
  if ('missing' in summary) {
    return deletion
      ? 'No longer works. None of its repositories is left.'
      : 'Can do nothing: none of its repositories is left. Add others under Access.'
  }
  const { can } = summary
  if (deletion) return `No longer works. It could ${can}.`
  if (status === 'expired')
    return `Expired on ${instantInUtc(expiresAt!)} and no longer works. It could ${can}.`
  if (status === 'inactive') {
    return canReactivate
      ? `Does nothing while it is inactive. When it is active, it can ${can}.`
      : `Is inactive and no longer works. It could ${can}.`
  }
  return `Can ${can}${expiresAt ? `, until ${instantInUtc(expiresAt)}` : ', with no expiration'}.`
}
