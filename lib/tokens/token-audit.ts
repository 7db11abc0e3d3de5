import type { Audit } from '#lib/audit/mutate.ts'
import { ownerKey, type AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Verb =
  'create' | 'update' | 'rotate' | 'end_secret' | 'renew_secret' | 'activate' | 'deactivate' | 'delete'
type Named = Pick<AnyToken, 'id' | 'description' | 'hint'> & { label?: string | null }

/** An entry about a token in its owner's log. It names the hint, which is no secret, and never more of one. */
export function tokenAudit(
  verb: Verb,
  owner: Pick<AuthorizedOwner, 'kind' | 'id'>,
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
