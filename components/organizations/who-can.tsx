import { may, whoCan, type Standing } from '#lib/authz/standing.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'

type Props = { standing: Standing; permission: OrganizationPermission; what: string }

/** Says who can change what a page shows, to a person whose role can't. */
export function WhoCan({ standing, permission, what }: Props) {
  if (may(standing, permission)) return null
  return <p className="-mt-4 mb-6 text-text-muted">{whoCan(standing, permission, what)}</p>
}
