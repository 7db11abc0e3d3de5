import { may } from '#lib/authz/standing.ts'
import { groupNameOf } from '#lib/import/group-name-of.ts'
import type { Want } from '#lib/import/import-item.ts'
import type { KnownOrganization } from '#lib/import/import-world.ts'
import { planOrganization, planRepository } from '#lib/import/plan-names.ts'
import type { Planned, Planning } from '#lib/import/planning.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'

type WantOf<Make extends Want['make']> = Extract<Want, { make: Make }>

const not = (text: string): Planned => ({ state: 'not', text })
const there = (text: string): Planned => ({ state: 'there', text })

/** Read or write to one repository: by a group of the organization, which its members are in. */
export function planAccess(planning: Planning, want: WantOf<'access'>): Planned {
  const { username, repository, access } = want
  const name = parseRepositoryName(repository)
  if (!name) return not(`${repository} can’t be a repository here: write namespace/name in lower case.`)
  if (name.namespace === username) return there('Every account has all rights below its own name.')
  const refusal = refusalOfPerson(planning, username)
  if (refusal) return not(refusal)
  const group = groupNameOf(name.name, access)
  const before = planning.world.organizations.get(name.namespace)
  const role = before?.members.get(username)
  if (role === 'owner' || role === 'editor')
    return there(`${username} is an ${role} of ${name.namespace}, and so pushes to all of it.`)
  const known = before?.groups.get(group)
  if (known && !isOnly(known.repositories, repository, access))
    return not(`${name.namespace} has a group ${group} that gives other access.`)
  if (known?.members.has(username)) return there(`${username} is in the group ${group} of ${name.namespace}.`)
  const made = planOrganization(planning, name.namespace, ['member.edit', 'group.edit'])
  if (typeof made === 'string') return not(made)
  const unmade = planRepository(planning, repository, 'private')
  if (unmade) return not(unmade)
  addToGroup(planning, made, { organization: name.namespace, group, username, repository, access })
  return {
    state: 'make',
    text: `${username} in the group ${group} of ${name.namespace}: ${access} to ${repository}`,
  }
}

function addToGroup(
  { steps }: Planning,
  organization: KnownOrganization,
  {
    username,
    repository,
    access,
    ...of
  }: { organization: string; group: string } & Omit<WantOf<'access'>, 'make'>,
): void {
  if (!organization.members.has(username)) {
    organization.members.set(username, 'member')
    steps.push({ do: 'member', organization: of.organization, username, role: 'member' })
  }
  const group = organization.groups.get(of.group) ?? { repositories: new Map(), members: new Set() }
  if (!organization.groups.has(of.group)) {
    organization.groups.set(of.group, group)
    group.repositories.set(repository, access)
    steps.push({ do: 'group', ...of, repository, access })
  }
  group.members.add(username)
  steps.push({ do: 'group_member', ...of, username })
}

const isOnly = (repositories: ReadonlyMap<string, string>, repository: string, access: string) =>
  repositories.size === 1 && repositories.get(repository) === access

/** Pull and push to everything of an organization: the role of an editor. */
export function planEditor(planning: Planning, { username, organization }: WantOf<'editor'>): Planned {
  const refusal = refusalOfPerson(planning, username)
  if (refusal) return not(refusal)
  const role = planning.world.organizations.get(organization)?.members.get(username)
  if (role === 'owner' || role === 'editor') return there(`${username} is an ${role} of ${organization}.`)
  if (role) return not(`${username} is a member of ${organization}. Change the role there.`)
  const made = planOrganization(planning, organization, ['member.edit'])
  if (typeof made === 'string') return not(made)
  made.members.set(username, 'editor')
  planning.steps.push({ do: 'member', organization, username, role: 'editor' })
  return {
    state: 'make',
    text: `${username} as an editor of ${organization}: pull and push everything in it`,
  }
}

/** Whom an import may put into an organization: nobody who has not been asked, but for the accounts of the file. */
function refusalOfPerson({ accounts, world }: Planning, username: string): string | null {
  if (accounts.has(username)) return null
  return world.accounts.has(username)
    ? `${username} is not an account of this file. Invite them to the organization.`
    : `There is no account ${username}.`
}

/** What everybody pulls, without an account, too. */
export function planPublicRepository(planning: Planning, want: WantOf<'public_repository'>): Planned {
  const { repository } = want
  const name = parseRepositoryName(repository)
  if (!name) return not(`${repository} can’t be a repository here: write namespace/name in lower case.`)
  const known = planning.world.repositories.get(repository)
  if (known?.visibility === 'public') return there(`${repository} is public.`)
  if (known) return not(`${repository} is private. Make it public on its page.`)
  const made = planOrganization(planning, name.namespace, [])
  if (typeof made === 'string') return not(made)
  if (made.standing && !may(made.standing, 'repository.create')) return not(`You can’t make repositories in ${name.namespace}.`) // prettier-ignore
  const unmade = planRepository(planning, repository, 'public')
  return unmade ? not(unmade) : { state: 'make', text: `Public repository ${repository}` }
}
