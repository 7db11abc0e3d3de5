import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import type { GrantTypes, Repository } from '#lib/grants/grant.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'
import { accessFor, inReach } from '#lib/tokens/token-rows.ts'

/**
 * What to store of a grant. Throws `invalid` for a repository that the owner can't reach, in the same words as for one that
 * there is not, and for rights that the owner lacks.
 */
export async function resolveRepositories<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  said: GrantTypes[Kind]['said'],
) {
  const grant = grantOf<Kind>(owner.kind)
  const { chosen, ...columns } = grant.stored(said)
  const ids = chosen.map(({ repositoryId }) => repositoryId)
  // The lock prevents their deletion until the token is stored.
  const known = await tx.$queryRaw<(Repository & { access: RepositoryAccess | null })[]>`
    SELECT id, namespace || '/' || name AS "fullName", visibility, ${accessFor(owner)} AS access FROM repository
    WHERE id = ANY(${ids}::uuid[]) AND ${inReach(owner)} FOR KEY SHARE`
  const byId = new Map(known.map((repository) => [repository.id, repository]))
  const refusals = chosen.flatMap((wanted, place) => {
    const repository = byId.get(wanted.repositoryId)
    const refusal = repository
      ? grant.refusal(said, wanted, {
          ...repository,
          rights: repositoryRights(repository.access, repository),
        })
      : (['id', 'Choose a repository from the list.'] as const)
    return refusal ? [[`${grant.chosenPath}.${place}.${refusal[0]}`, refusal[1]] as const] : []
  })
  if (refusals[0]) throw new AppError('invalid', refusals[0][1], { fields: Object.fromEntries(refusals) })
  return { columns, chosen }
}
