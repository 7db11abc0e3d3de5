import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import type { RepositoryAccess } from '#lib/generated/prisma/enums.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'

/** The groups that have access to a repository; none for who is not a member of its organization. */
export async function listRepositoryGroups(
  actor: Actor,
  fullName: string,
): Promise<{ name: string; access: RepositoryAccess }[]> {
  authorizePerson(actor, 'organizations')
  const { id: repositoryId } = await getRepository(actor, fullName)
  const { accountId } = actor
  const known = [{ members: { some: { accountId } } }, { company: { owners: { some: { accountId } } } }]
  const rows = await db.groupRepository.findMany({
    where: { repositoryId, group: { organization: { OR: known } } },
    select: { access: true, group: { select: { name: true } } },
    orderBy: { group: { name: 'asc' } },
  })
  return rows.map(({ access, group }) => ({ name: group.name, access }))
}
