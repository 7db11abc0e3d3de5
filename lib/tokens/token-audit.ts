import type { Audit } from '#lib/audit/mutate.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
import type { OrganizationTokenDetails } from '#lib/tokens/public-organization-token.ts'
import { nameOf, type AnyToken, type TokenDetails } from '#lib/tokens/public-token.ts'

type Verb = 'create' | 'update' | 'activate' | 'deactivate' | 'delete'
type Named = Pick<AnyToken, 'id' | 'description' | 'hint'> & { label?: string | null }

/** A log entry about a token. It names the hint, which is no secret, and never more of one. */
export function tokenAudit(verb: Verb, token: Named, details: Audit['details'] = {}): Audit {
  return {
    action: `token.${verb}`,
    target: { kind: 'token', id: token.id, name: nameOf(token) },
    details: { hint: token.hint, ...details },
  }
}

/** What an edit can change about a personal token, in words for the log. */
export function editable({ description, permission, repositories, chosenRepositories }: TokenDetails) {
  const names = chosenRepositories.map(
    (chosen) => `${chosen.fullName}: ${repositoryActions.filter((action) => chosen[action]).join(', ')}`,
  )
  return { description, permission, repositories: repositories === 'all' ? 'all' : names }
}

/** The same about an organization's token. */
export function editableOfOrganization(token: OrganizationTokenDetails) {
  const { label, description, publicRead, repositories, chosenRepositories, scopes } = token
  return {
    ...{ label, description, publicRead, allRepositories: repositories.all },
    repositories: chosenRepositories.map(({ fullName, access }) => `${fullName}: ${access}`),
    scopes,
  }
}

/** Each field that differs, as it was and as it is; null where none does. */
export function changes<Fields extends Record<string, Value>>(was: Fields, is: Fields) {
  const changed = Object.keys(is)
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => [field, { from: was[field], to: is[field] }])
  return changed.length ? Object.fromEntries(changed) : null
}

type Value = string | boolean | string[] | null
