import { access, type RouteName } from '#api/rest/access.ts'
import { organizationScopes } from '#lib/scopes/organization-scopes.ts'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'

/** Who may call a route, one sentence for each kind of caller. */
export function describeAccess(name: RouteName): string[] {
  const { bearer, personal, organization } = access[name]
  if (bearer === 'ignored') return ['Anyone.']
  return [
    ...(bearer === 'optional' ? ['Anyone, for public repositories.'] : []),
    'A person signed in with a password, within their own rights.',
    ...(personal
      ? [
          `A personal access token with ${personalPermission(personal).label} or higher, within its repositories.`,
        ]
      : []),
    ...(organization ? [`An organization's access token${scopeFor(organization)}.`] : []),
  ]
}

/** ` with scope-member-read or scope-member-edit`. */
function scopeFor(permission: string): string {
  if (permission === 'any') return ''
  if (permission === 'image-pull') return ' with Image Pull or Image Push for the repository'
  if (permission.startsWith('scope-')) return ` with ${permission}`
  const scopes = organizationScopes.filter(({ permissions }) =>
    (permissions as readonly string[]).includes(permission),
  )
  return ` with ${scopes.map(({ scope }) => scope).join(' or ')}`
}
