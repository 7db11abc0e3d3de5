import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import { setGroupRepositorySchema, type SetGroupRepository } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'
import { nameInNamespace } from '#lib/repositories/repository-name.ts'

/**
 * Sets the group's access to a repository of the organization, or only changes what it has. Throws `conflict` if that is no
 * longer what was `shown`, where null means that it had none.
 */
export async function setGroupRepository(
  actor: Actor,
  organizationName: string,
  group: string,
  input: SetGroupRepository,
  { mustExist = false, shown }: { mustExist?: boolean; shown?: Shown } = {},
): Promise<void> {
  await mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const { repository, access } = parse(setGroupRepositorySchema, input)
    const taken = await readGroup(tx, actor, organization, group)
    const repositoryId = await findRepository(tx, organization, repository)
    const key = { groupId_repositoryId: { groupId: taken.id, repositoryId } }
    const before = await tx.groupRepository.findUnique({ where: key, select: { access: true } })
    if (mustExist && !before) throw notFound('Repository')
    if (before && shown?.access === null) throw alreadyGiven(`${organization.name}/${repository}`)
    const changes = changesOf({ access: before?.access ?? null }, { access }, shown)
    await tx.groupRepository.upsert({
      where: key,
      create: { groupId: taken.id, repositoryId, access },
      update: { access },
    })
    const details = { repository, ...(before ? changes : { access }) }
    return {
      result: undefined,
      audit: changes ? groupAudit('set_repository', organization, taken, details) : [],
    }
  })
}

function alreadyGiven(repository: string): AppError {
  const message = `The group has ${repository} already. Change its access in the list.`
  return new AppError('conflict', message, { fields: { repository: message } })
}

async function findRepository(tx: Transaction, { name: namespace }: { name: string }, name: string) {
  const [repository] = nameInNamespace.test(name)
    ? await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM repository WHERE namespace = ${namespace} AND name = ${name}`
    : []
  if (repository) return repository.id
  const message = `Repository ${namespace}/${name} not found.`
  throw new AppError('not_found', message, { fields: { repository: message } })
}
