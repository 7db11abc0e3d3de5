import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import type { Made, Work } from '#lib/import/made.ts'
import { memberAudit } from '#lib/members/member-audit.ts'
import { stepsOf } from '#lib/import/steps-of.ts'

/** Members, and the groups that give them access. Organizations that were there are locked. */
export async function makeGroups(tx: Transaction, _: AccountActor, { steps }: Work): Promise<Partial<Made>> {
  const audit: Audit[] = []
  const organizations = await organizationsOf(tx, steps)
  const members = stepsOf(steps, 'member')
  const joining = stepsOf(steps, 'group_member')
  const usernames = [...members, ...joining].map(({ username }) => username)
  const accounts = await tx.account.findMany({
    where: { username: { in: usernames } },
    select: { id: true, username: true },
  })
  const idOf = new Map(accounts.map(({ id, username }) => [username, id]))
  // A file may name a thousand: they are written at once.
  await tx.membership.createMany({
    data: members.map(({ organization, username, role }) => ({
      ...{ organizationId: organizations.get(organization)!.id, accountId: idOf.get(username)!, role },
    })),
  })
  for (const { organization, username, role } of members) {
    const member = { id: idOf.get(username)!, username }
    audit.push(memberAudit('import', organizations.get(organization)!, member, { role }))
  }
  for (const { organization: name, group: groupName, repository, access } of stepsOf(steps, 'group')) {
    const organization = organizations.get(name)!
    const group = await tx.group.create({
      data: {
        organizationId: organization.id,
        name: groupName,
        description: `${access} to ${repository}`.slice(0, 200),
      },
      select: { id: true, name: true },
    })
    const slash = repository.indexOf('/')
    const { id: repositoryId } = await tx.repository.findFirstOrThrow({
      where: { namespace: repository.slice(0, slash), name: repository.slice(slash + 1) },
      select: { id: true },
    })
    await tx.groupRepository.createMany({ data: { groupId: group.id, repositoryId, access } })
    audit.push(
      groupAudit('create', organization, group, { by: 'import' }),
      groupAudit('set_repository', organization, group, { repository: repository.slice(slash + 1), access }),
    )
  }
  const groups = await tx.group.findMany({
    where: { organizationId: { in: [...organizations.values()].map(({ id }) => id) } },
    select: { id: true, name: true, organizationId: true },
  })
  const groupOf = new Map(groups.map((group) => [`${group.organizationId} ${group.name}`, group]))
  const joined = joining.map(({ organization: name, group, username }) => {
    const organization = organizations.get(name)!
    return { organization, group: groupOf.get(`${organization.id} ${group}`)!, username }
  })
  await tx.groupMember.createMany({
    data: joined.map(({ group: { id: groupId, organizationId }, username }) => ({
      ...{ groupId, organizationId, accountId: idOf.get(username)! },
    })),
  })
  for (const { organization, group, username } of joined)
    audit.push(groupAudit('add_member', organization, group, { member: username }))
  return { audit }
}

async function organizationsOf(tx: Transaction, steps: Work['steps']) {
  const names = steps.flatMap((step) => ('organization' in step ? [step.organization] : []))
  const found = await tx.organization.findMany({
    where: { name: { in: [...new Set(names)] } },
    select: { id: true, name: true },
  })
  return new Map(found.map((organization) => [organization.name, organization]))
}
