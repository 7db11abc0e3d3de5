import type { Audit } from '#lib/audit/mutate.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'

type Verb = 'create' | 'update' | 'activate' | 'deactivate' | 'delete'

/** A log entry about a token. It names the hint, which is no secret, and never more of one. */
export function tokenAudit(
  verb: Verb,
  token: Pick<PublicToken, 'id' | 'description' | 'hint'>,
  details: Audit['details'] = {},
): Audit {
  return {
    action: `token.${verb}`,
    target: { kind: 'token', id: token.id, name: token.description },
    details: { hint: token.hint, ...details },
  }
}

/** What an edit can change about a token, in words for the log. */
export function editable({ description, permission, repositories, chosenRepositories }: TokenDetails) {
  const names = chosenRepositories.map(
    (chosen) => `${chosen.fullName}: ${repositoryActions.filter((action) => chosen[action]).join(', ')}`,
  )
  return { description, permission, repositories: repositories === 'all' ? 'all' : names }
}

/** Each field that differs, as it was and as it is; null where none does. */
export function changes(before: TokenDetails, after: TokenDetails) {
  const [was, is] = [editable(before), editable(after)]
  const changed = (['description', 'permission', 'repositories'] as const)
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => [field, { from: was[field], to: is[field] }])
  return changed.length ? Object.fromEntries(changed) : null
}
