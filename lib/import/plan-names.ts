import { namespaceName } from '#lib/accounts/schema.ts'
import { may } from '#lib/authz/standing.ts'
import { newOrganization, type KnownOrganization } from '#lib/import/import-world.ts'
import type { Planning } from '#lib/import/planning.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'

const nameSchema = namespaceName('It has no name.')

/** The organization, which the import makes where nobody has its name; or why it can't be used. */
export function planOrganization(
  { world, actor, steps }: Planning,
  name: string,
  permissions: OrganizationPermission[],
): KnownOrganization | string {
  const known = world.organizations.get(name)
  const { standing } = known ?? {}
  if (standing && !permissions.every((permission) => may(standing, permission)))
    return `You don’t manage ${name}. One of its owners can give this.`
  if (known) return known
  if (world.accounts.has(name)) return `${name} is an account, whose repositories are its own alone.`
  if (world.taken.has(name)) return `The name ${name} is taken, or was.`
  const parsed = nameSchema.safeParse(name)
  if (!parsed.success) return `${name} can’t be an organization. ${parsed.error.issues[0]!.message}`
  const made = newOrganization()
  made.members.set(actor.username, 'owner')
  world.organizations.set(name, made)
  world.taken.add(name)
  steps.push({ do: 'organization', name })
  return made
}

/** Makes sure that there is a repository; why not, if it can't be made. */
export function planRepository(
  { world, steps }: Planning,
  repository: string,
  visibility: 'public' | 'private',
): string | null {
  if (world.repositories.has(repository)) return null
  const namespace = repository.split('/')[0]!
  const standing = world.organizations.get(namespace)?.standing
  if (standing && !may(standing, 'repository.create')) return `You can’t make repositories in ${namespace}.`
  world.repositories.set(repository, { id: '', visibility })
  steps.push({ do: 'repository', repository, visibility })
  return null
}
