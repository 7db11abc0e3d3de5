import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { visibleRepositories, readGroup } from '#lib/groups/group-rows.ts'
import { groupList } from '#lib/groups/group-list.ts'
import {
  groupRepositoryQuerySchema,
  type GroupRepositoryQuery,
  type SetGroupRepository,
} from '#lib/groups/schema.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'

export type GroupRepository = {
  id: string
  name: string
  fullName: string
  visibility: 'public' | 'private'
  access: SetGroupRepository['access']
}

export type GroupRepositoryList = {
  repositories: GroupRepository[]
  /** The number of matches on all pages. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
}

/** The repositories the group gives access to, as far as the actor may know about them. */
export async function listGroupRepositories(
  actor: Actor,
  organizationName: string,
  group: string,
  query: Partial<GroupRepositoryQuery>,
  pageSize: number = groupList.pageSize,
): Promise<GroupRepositoryList> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.read')
  const wanted = parse(groupRepositoryQuerySchema, query)
  const { id } = await readGroup(db, actor, organization, group)
  const found = Prisma.sql`
    FROM group_repository JOIN repository ON repository.id = repository_id
    WHERE group_id = ${id}::uuid AND ${visibleRepositories(actor)} AND name ILIKE ${`%${escapeLike(wanted.q)}%`}`
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`SELECT count(*)::int AS matching ${found}`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const order = wanted.order === 'asc' ? Prisma.sql`name` : Prisma.sql`name DESC`
  const repositories = await db.$queryRaw<GroupRepository[]>`
    SELECT repository.id, name, namespace || '/' || name AS "fullName", visibility, access ${found}
    ORDER BY ${order} ${limit(pageSize, page)}`
  return { repositories, matching, page }
}
