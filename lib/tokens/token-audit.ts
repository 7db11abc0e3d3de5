import type { Audit, Fact } from '#lib/audit/mutate.ts'
import { ownerKey, type AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { nameOf, type AnyToken, type TokenDetails } from '#lib/tokens/public-token.ts'
import { textsOf } from '#lib/tokens/schema.ts'

type Verb = 'create' | 'update' | 'activate' | 'deactivate' | 'delete'
type Named = Pick<AnyToken, 'id' | 'description' | 'hint'> & { label?: string | null }

/** An entry about a token in its owner's log. It names the hint, which is no secret, and never more of one. */
export function tokenAudit(
  verb: Verb,
  owner: AuthorizedOwner,
  token: Named,
  details: Audit['details'] = {},
): Audit {
  return {
    action: `token.${verb}`,
    target: { kind: 'token', id: token.id, name: nameOf(token) },
    ...ownerKey(owner),
    details: { hint: token.hint, ...details },
  }
}

/** What an edit can change about a token, in words for the log. */
export function editable<Kind extends OwnerKind>(
  kind: Kind,
  token: TokenDetails<Kind>,
): Record<string, Fact> {
  return { ...textsOf(kind, token), ...grantOf(kind).describe(token) }
}

/** Each changed field with its old and new value; null if there are none. */
export function changes(was: Record<string, Fact>, is: Record<string, Fact>): Audit['details'] | null {
  const changed = Object.keys(is)
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => [field, { from: was[field], to: is[field] }])
  return changed.length ? Object.fromEntries(changed) : null
}
