import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'
import {
  publicRepository,
  type PublicRepository,
  type RepositoryRow,
} from '#lib/repositories/public-repository.ts'
import { reachable } from '#lib/repositories/reachable.ts'
import { repositoryColumns } from '#lib/repositories/repository-rows.ts'
import { repositoryList } from '#lib/repositories/repository-list.ts'
import { repositoryQuerySchema, type RepositoryQuery } from '#lib/repositories/schema.ts'

export type RepositoryList = {
  repositories: PublicRepository[]
  /** The number of matches on all pages; `counts` cover everything the account can access. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
  counts: { mine: number; others: number }
}

/** One page of the repositories that match the condition and that the account may know about, with counts. */
export async function findRepositories(
  actor: AccountActor,
  query: RepositoryQuery,
  within: Prisma.Sql,
): Promise<RepositoryList> {
  const wanted = parse(repositoryQuerySchema, query)
  const mine = Prisma.sql`namespace = ${actor.username}`
  const matches = conditions(wanted, mine)

  const [counted] = await db.$queryRaw<[{ mine: number; others: number; matching: number }]>`
    SELECT count(*) FILTER (WHERE ${mine})::int AS mine,
      count(*) FILTER (WHERE NOT ${mine})::int AS others,
      count(*) FILTER (WHERE ${matches})::int AS matching
    FROM repository WHERE ${reachable(actor)} AND ${within}`
  const { matching, ...counts } = counted

  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / repositoryList.pageSize)))
  const rows = await db.$queryRaw<RepositoryRow[]>`
    SELECT ${repositoryColumns(actor)} FROM repository WHERE ${reachable(actor)} AND ${within} AND ${matches}
    ORDER BY ${orderings[wanted.sort][wanted.order]}
    ${limit(repositoryList.pageSize, page)}`
  return { repositories: rows.map((row) => publicRepository(row, actor)), matching, page, counts }
}

function conditions({ q, visibility, owner }: RepositoryQuery, mine: Prisma.Sql): Prisma.Sql {
  const text = `%${escapeLike(q)}%`
  const all = [
    Prisma.sql`true`,
    ...(visibility ? [Prisma.sql`visibility = ${visibility}::visibility`] : []),
    ...(owner ? [owner === 'mine' ? mine : Prisma.sql`NOT ${mine}`] : []),
    ...(q ? [Prisma.sql`(namespace || '/' || name ILIKE ${text} OR description ILIKE ${text})`] : []),
  ]
  return Prisma.join(all, ' AND ')
}

/** The name is unique, so every order is stable. "Never" counts as the longest ago. */
const orderings: Record<RepositoryQuery['sort'], Record<RepositoryQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`namespace, name`, desc: Prisma.sql`namespace DESC, name DESC` },
  pushed: {
    asc: Prisma.sql`last_pushed_at NULLS FIRST, namespace, name`,
    desc: Prisma.sql`last_pushed_at DESC NULLS LAST, namespace, name`,
  },
  pulled: {
    asc: Prisma.sql`last_pulled_at NULLS FIRST, namespace, name`,
    desc: Prisma.sql`last_pulled_at DESC NULLS LAST, namespace, name`,
  },
  created: {
    asc: Prisma.sql`created_at, namespace, name`,
    desc: Prisma.sql`created_at DESC, namespace, name`,
  },
}
