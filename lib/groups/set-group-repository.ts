import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { AppError } from '#lib/errors.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { lockGroup } from '#lib/groups/group-rows.ts'
import { setGroupRepositorySchema, type SetGroupRepository } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'
import { nameComponent } from '#lib/repositories/repository-name.ts'

/** Gives the group access to a repository of the organization, or another access than it has. */
export async function setGroupRepository(
  actor: Actor,
  organizationName: string,
  group: string,
  input: SetGroupRepository,
): Promise<void> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.edit')
  const { repository, access } = parse(setGroupRepositorySchema, input)
  await mutate(actor, async (tx) => {
    const taken = await lockGroup(tx, actor, organization, group)
    const repositoryId = await lockRepository(tx, organization, repository)
    const key = { groupId_repositoryId: { groupId: taken.id, repositoryId } }
    const before = await tx.groupRepository.findUnique({ where: key, select: { access: true } })
    await tx.groupRepository.upsert({
      where: key,
      create: { groupId: taken.id, repositoryId, access },
      update: { access },
    })
    const details = { repository, access: before ? { from: before.access, to: access } : access }
    const audit = groupAudit('set_repository', organization, taken, details)
    return { result: undefined, audit: before?.access === access ? [] : audit }
  })
}

/** Keeps the repository where it is until the transaction ends. */
async function lockRepository(tx: Transaction, { name: namespace }: { name: string }, name: string) {
  const [repository] = nameComponent.test(name)
    ? await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM repository WHERE namespace = ${namespace} AND name = ${name} FOR KEY SHARE`
    : []
  if (repository) return repository.id
  const message = `Repository ${namespace}/${name} not found.`
  throw new AppError('not_found', message, { fields: { repository: message } })
}
