import type { ImageAccess } from '#lib/grants/image-access.ts'
import type { OrganizationGrantTypes, Resource } from '#lib/grants/organization-grant.ts'
import { isInRepositories } from '#lib/scopes/organization-scopes.ts'

/** What the API calls the grants of an organization's token. */
export const imageScopes = {
  pull: 'scope-image-pull',
  push: 'scope-image-push',
  delete: 'scope-image-delete',
} as const
export const publicPath = '*/*/public'

/** A grant as the API has it. */
export function resourcesOf(
  organization: string,
  { publicRead, repositories: { all, chosen }, scopes }: OrganizationGrantTypes['named'],
): Resource[] {
  const inRepositories = scopes.filter(isInRepositories)
  const own = scopes.filter((scope) => !isInRepositories(scope))
  const image = (path: string, access: ImageAccess) => {
    const also = inRepositories.filter((scope) => access === 'push' || scope !== imageScopes.delete)
    return { type: 'TYPE_REPO', path, scopes: [imageScopes[access], ...also] }
  }
  return [
    ...(publicRead ? [{ type: 'TYPE_REPO', path: publicPath, scopes: [imageScopes.pull] }] : []),
    ...(all ? [image(`${organization}/*`, all)] : []),
    ...chosen.map(({ fullName, access }) => image(fullName, access)),
    ...(own.length > 0 ? [{ type: 'TYPE_ORG', path: organization, scopes: own }] : []),
  ]
}
