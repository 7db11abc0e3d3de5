import { z } from 'zod'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeReading } from '#lib/authz/authorize-repositories.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import { listedTo } from '#lib/repositories/visible-to.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'

const querySchema = z.object({
  /** All namespaces if absent; then the text may stand in the full name or the description. */
  namespace: plainText(repositoryNameMax).optional(),
  /** A part of the name. */
  text: plainText(repositoryNameMax).default(''),
  sort: z.enum(['name', 'updated', 'pulls']).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1),
  pageSize: z.number().int().min(1).max(100),
})
type Query = z.input<typeof querySchema>

/** The repositories that the caller may know about; none if the namespace does not exist. */
export async function listKnownRepositories(
  actor: Actor,
  query: Query,
): Promise<{ repositories: PublicRepository[]; matching: number }> {
  authorizeReading(actor)
  const { namespace, text, sort, order, page, pageSize } = parse(querySchema, query)
  const pattern = `%${escapeLike(text)}%`
  const matches =
    namespace === undefined
      ? Prisma.sql`(namespace || '/' || name ILIKE ${pattern} OR description ILIKE ${pattern})`
      : Prisma.sql`namespace = ${namespace} AND name ILIKE ${pattern}`
  const found = Prisma.sql`${matches} AND ${listedTo(actor)}`
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`
    SELECT count(*)::int AS matching FROM repository WHERE ${found}`
  // A page past the end is empty.
  const offset = Math.min((page - 1) * pageSize, matching)
  const rows = await db.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository WHERE ${found}
    ORDER BY ${orderings[sort][order]} LIMIT ${pageSize} OFFSET ${offset}`
  return { repositories: rows.map((row) => publicRepository(row, actor)), matching }
}

const orderings: Record<'name' | 'updated' | 'pulls', Record<'asc' | 'desc', Prisma.Sql>> = {
  name: { asc: Prisma.sql`name`, desc: Prisma.sql`name DESC` },
  updated: {
    asc: Prisma.sql`COALESCE(last_pushed_at, created_at), name`,
    desc: Prisma.sql`COALESCE(last_pushed_at, created_at) DESC, name`,
  },
  pulls: {
    asc: Prisma.sql`pull_count, namespace, name`,
    desc: Prisma.sql`pull_count DESC, namespace, name`,
  },
}
