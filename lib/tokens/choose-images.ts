import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import type { CreateOrganizationToken } from '#lib/tokens/organization-token-schema.ts'

/**
 * What to store of the repositories that an organization's token is given. Throws `invalid` for one that is not in the
 * organization's namespace, in the same words as for one that there is not.
 */
export async function chooseImages(
  tx: Transaction,
  namespace: string,
  chosen: CreateOrganizationToken['repositories']['chosen'],
) {
  const ids = chosen.map(({ id }) => id)
  // The lock keeps them from being deleted before the token that names them is stored.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM repository WHERE id = ANY(${ids}::uuid[]) AND namespace = ${namespace} FOR KEY SHARE`
  const known = new Set(rows.map(({ id }) => id))
  const message = 'Choose a repository from the list.'
  const wrong = chosen.flatMap(({ id }, place) =>
    known.has(id) ? [] : [[`repositories.chosen.${place}.id`, message]],
  )
  if (wrong.length > 0) throw new AppError('invalid', message, { fields: Object.fromEntries(wrong) })
  return chosen.map(({ id, access }) => ({
    repositoryId: id,
    pull: true,
    push: access === 'push',
    delete: false,
  }))
}
