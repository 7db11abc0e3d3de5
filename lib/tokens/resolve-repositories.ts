import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import type { ChosenRow, GrantTypes, Repository } from '#lib/grants/grant.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { isNamePrefix } from '#lib/repositories/repository-name.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import { repositoryActions, type RepositoryRights } from '#lib/scopes/personal-permissions.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'
import { accessFor, inReach } from '#lib/tokens/token-rows.ts'

/**
 * What to store of a grant. Throws `invalid` for a repository that the owner can't reach and the token does not have, in the
 * same words as for one that there is not, for rights that the owner lacks, and for a prefix that no repository of the owner can have.
 */
export async function resolveRepositories<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  said: GrantTypes[Kind]['said'],
  had: GrantTypes[Kind]['chosen'][] = [],
) {
  const grant = grantOf<Kind>(owner.kind)
  const { chosen, ...columns } = grant.stored(said)
  const repositories = chosen.filter((one) => one.prefix === undefined)
  const prefixes = chosen.filter((one) => one.prefix !== undefined)
  const ids = repositories.map(({ repositoryId }) => repositoryId)
  // The lock prevents their deletion until the token is stored.
  const known = await tx.$queryRaw<(Repository & { access: RepositoryAccess | null })[]>`
    SELECT id, namespace || '/' || name AS "fullName", visibility, ${accessFor(owner)} AS access FROM repository
    WHERE id = ANY(${ids}::uuid[]) AND ${inReach(owner)} FOR KEY SHARE`
  const byId = new Map(known.map((repository) => [repository.id, repository]))
  const refusalOf = (wanted: (typeof chosen)[number]) => {
    if (wanted.prefix !== undefined) return isNamePrefix(owner.name, wanted.prefix) ? null : noPrefix
    const repository = byId.get(wanted.repositoryId)
    if (!repository) return isKept(wanted, had) ? null : unknown
    const rights = repositoryRights(repository.access, repository)
    return grant.refusal(said, wanted, { ...repository, rights })
  }
  const refusals = chosen.flatMap((wanted, place) => {
    const refusal = refusalOf(wanted)
    return refusal ? [[`${grant.chosenPath}.${place}.${refusal[0]}`, refusal[1]] as const] : []
  })
  if (refusals[0]) throw new AppError('invalid', refusals[0][1], { fields: Object.fromEntries(refusals) })
  const prefixesTo = (push: boolean) =>
    prefixes.filter((one) => one.push === push).map(({ prefix }) => prefix)
  return {
    columns: { ...columns, pullPrefixes: prefixesTo(false), pushPrefixes: prefixesTo(true) },
    chosen: repositories,
  }
}

/** What a token has out of its owner's reach it keeps, and gets no more of. */
function isKept(wanted: RepositoryRights & { repositoryId: string }, had: object[]): boolean {
  const kept = had.find(
    (one): one is ChosenRow => 'rights' in one && 'id' in one && one.id === wanted.repositoryId,
  )
  return kept !== undefined && repositoryActions.every((action) => kept[action] || !wanted[action])
}

const unknown = ['id', 'Choose a repository from the list.'] as const
const noPrefix = ['prefix', 'Enter a prefix of repository names, such as team/*.'] as const
