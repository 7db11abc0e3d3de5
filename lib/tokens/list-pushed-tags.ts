import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { tagColumns, type PublicTag } from '#lib/repositories/public-tag.ts'
import { tagsPerPage } from '#lib/repositories/schema.ts'
import { knownTokens } from '#lib/tokens/known-tokens.ts'

/** A tag, and the token that pushed it: null where the person may not know it, or a password did. */
export type PushedTag = PublicTag & { token: { id: string; name: string; isOrganization: boolean } | null }

/** A page of a repository's tags, the most recently pushed first; the last page if a later one was requested. */
export async function listPushedTags(
  actor: Actor,
  fullName: string,
  asked: number,
): Promise<{ tags: PushedTag[]; matching: number; page: number }> {
  authorizePerson(actor, 'tokens')
  const repository = await getRepository(actor, fullName)
  const where = { repositoryId: repository.id }
  const matching = await db.tag.count({ where })
  const page = Math.max(1, Math.min(asked, Math.ceil(matching / tagsPerPage)))
  const rows = await db.tag.findMany({
    where,
    select: { ...tagColumns, tokenId: true },
    orderBy: [{ pushedAt: 'desc' }, { name: 'asc' }],
    take: tagsPerPage,
    skip: (page - 1) * tagsPerPage,
  })
  const ids = rows.flatMap(({ tokenId }) => tokenId ?? [])
  const tokens = ids.length
    ? await db.$queryRaw<NonNullable<PushedTag['token']>[]>`
        SELECT id, coalesce(nullif(label, ''), description) AS name, organization_id IS NOT NULL AS "isOrganization"
        FROM token WHERE id = ANY(${ids}::uuid[]) AND ${await knownTokens(actor, repository)}`
    : []
  const tags = rows.map(({ tokenId, ...tag }) => ({
    ...tag,
    token: tokens.find(({ id }) => id === tokenId) ?? null,
  }))
  return { tags, matching, page }
}
