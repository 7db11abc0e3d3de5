import { prefixOf, type Prefix, type Repository } from '#lib/grants/grant.ts'
import type { ImageAccess } from '#lib/grants/image-access.ts'
import { organizationGrant } from '#lib/grants/organization-grant.ts'
import { isNamePrefix } from '#lib/repositories/repository-name.ts'
import { withIncluded } from '#lib/scopes/organization-scopes.ts'
import { findRepositoriesByName } from '#lib/tokens/find-repositories-by-name.ts'
import { wantedRepositories, type PrefillGrant } from '#lib/tokens/prefill-grant.ts'
import { readPart, wantedScope } from '#lib/tokens/prefill-schema.ts'

const unknown = 'There is no such repository of the organization.'

export const prefillOrganizationGrant: PrefillGrant<'organization'> = {
  copied: organizationGrant.named,

  async named(actor, organization, { repositories, public: publicRead, scopes }, leaveOut) {
    const levels = {
      ...(publicRead !== undefined && { publicRead }),
      ...(scopes && {
        scopes: withIncluded(scopes.flatMap((scope) => readPart(wantedScope, scope, leaveOut) ?? [])),
      }),
    }
    if (!repositories) return levels
    const wanted = wantedRepositories(repositories, leaveOut).map(({ name, actions }) => {
      if (actions.includes('delete')) leaveOut(`${name}:delete`, 'Use scopes=scope-image-delete.')
      return { fullName: name, access: actions.includes('push') ? 'push' : 'pull' } as const
    })
    const nameOf = (fullName: string) =>
      fullName.startsWith(`${organization}/`) ? fullName.slice(organization.length + 1) : ''
    const found = await findRepositoriesByName(
      actor,
      organization,
      wanted.map(({ fullName }) => nameOf(fullName)),
    )
    const choices = new Map<string, (Repository | Prefix) & { access: ImageAccess }>()
    let all: ImageAccess | null = null
    for (const { fullName, access } of wanted) {
      const name = nameOf(fullName)
      const prefix = name.endsWith('/*') ? name.slice(0, -2) : null
      const one =
        prefix && isNamePrefix(organization, prefix) ? prefixOf(organization, prefix) : found.get(name)
      if (name === '*') all = access
      else if (one) choices.set(fullName, { ...one, access })
      else leaveOut(fullName, unknown)
    }
    return { ...levels, repositories: { all, chosen: [...choices.values()] } }
  },
}
