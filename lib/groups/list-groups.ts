import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { may } from '#lib/authz/standing.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { groupColumns } from '#lib/groups/group-rows.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { groupList } from '#lib/groups/group-list.ts'
import { groupQuerySchema, type GroupQuery } from '#lib/groups/schema.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'

export type GroupList = {
  groups: PublicGroup[]
  /** The number of matches on all pages. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
  canEdit: boolean
}

export async function listGroups(
  actor: Actor,
  organizationName: string,
  query: Partial<GroupQuery>,
  pageSize: number = groupList.pageSize,
): Promise<GroupList> {
  const organization = await authorizeOrganization(actor, organizationName, 'group.read')
  const wanted = parse(groupQuerySchema, query)
  const condition = Prisma.sql`organization_id = ${organization.id}::uuid AND ${matches(wanted)}`
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`
    SELECT count(*)::int AS matching FROM member_group WHERE ${condition}`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const groups = await db.$queryRaw<PublicGroup[]>`
    SELECT ${groupColumns(actor)} FROM member_group WHERE ${condition}
    ORDER BY ${orderings[wanted.sort][wanted.order]} ${limit(pageSize, page)}`
  return { groups, matching, page, canEdit: may(organization, 'group.edit') }
}

function matches({ q, member }: GroupQuery): Prisma.Sql {
  const text = `%${escapeLike(q)}%`
  const all = [
    Prisma.sql`true`,
    ...(q ? [Prisma.sql`(name ILIKE ${text} OR description ILIKE ${text})`] : []),
    ...(member ? [Prisma.sql`id IN (${groupsOf(member)})`] : []),
  ]
  return Prisma.join(all, ' AND ')
}

const groupsOf = (username: string) => Prisma.sql`
  SELECT group_id FROM group_member JOIN account ON account.id = account_id WHERE username = ${username}`

const orderings: Record<GroupQuery['sort'], Record<GroupQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`name`, desc: Prisma.sql`name DESC` },
  created: { asc: Prisma.sql`created_at, name`, desc: Prisma.sql`created_at DESC, name` },
}
