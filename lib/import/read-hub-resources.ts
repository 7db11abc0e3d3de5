import type { ImageAccess } from '#lib/grants/image-access.ts'
import { imageScopes, publicPath } from '#lib/grants/organization-resources.ts'
import type { NamedGrant } from '#lib/import/import-item.ts'
import {
  isInRepositories,
  organizationScopes,
  type OrganizationScope,
} from '#lib/scopes/organization-scopes.ts'

type Resource = { type: string; path: string; scopes: string[] }
type Read = { organization: string; grant: NamedGrant }

/** What an organization's token of Docker Hub may do, or why that can't be said here. */
export function readHubResources(resources: Resource[]): Read | string {
  const own = resources.filter(({ path }) => path !== publicPath)
  const organizations = [...new Set(own.map(({ path }) => path.split('/')[0]!))]
  if (organizations.length !== 1) return 'It doesn’t name one organization.'
  const organization = organizations[0]!
  const grant: NamedGrant = { publicRead: own.length < resources.length, all: null, chosen: [], scopes: [] }
  for (const { type, path, scopes } of own) {
    const unknown = scopes.find((scope) => !isKnown(scope))
    if (unknown) return `There is no scope ${unknown} here.`
    if (type === 'TYPE_ORG') {
      grant.scopes.push(...(scopes as OrganizationScope[]))
      continue
    }
    const access = accessOf(scopes)
    const name = path.slice(organization.length + 1)
    if (type !== 'TYPE_REPO' || !access || name === '')
      return `It has ${type} ${path}, which can’t be said here.`
    // These hold wherever a token has a repository, so that one with them and one without would get more.
    const also = scopes.filter(isKnownScope).filter(isInRepositories)
    if (
      own.some((other) => other.type === 'TYPE_REPO' && !also.every((scope) => hasOrNeedsNot(other, scope)))
    )
      return 'It may do more in some repositories than in others beside pulling and pushing.'
    grant.scopes.push(...also)
    if (name === '*') grant.all = access
    else grant.chosen.push({ name, access })
  }
  return { organization, grant: { ...grant, scopes: [...new Set(grant.scopes)] } }
}

/** Deleting is only where a token pushes. */
const hasOrNeedsNot = ({ scopes }: Resource, scope: OrganizationScope) =>
  scopes.includes(scope) || (scope === imageScopes.delete && !scopes.includes(imageScopes.push))
const isKnownScope = (scope: string): scope is OrganizationScope =>
  organizationScopes.some((one) => one.scope === scope)
const isKnown = (scope: string) => isKnownScope(scope) || Object.values<string>(imageScopes).includes(scope)

function accessOf(scopes: string[]): ImageAccess | null {
  if (scopes.includes(imageScopes.push)) return 'push'
  return scopes.includes(imageScopes.pull) ? 'pull' : null
}
