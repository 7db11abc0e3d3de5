import type { Transaction } from '#lib/audit/mutate.ts'
import { db, pool, statement } from '#lib/database/db.ts'
import { shareReads } from '#lib/database/share-reads.ts'
import { notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import type { MemberQuery } from '#lib/members/schema.ts'

type Organization = { id: string; name: string }

const memberColumns = (withEmail: boolean) => Prisma.sql`
  account.id, membership.username, account.name, ${withEmail ? Prisma.sql`account.email` : Prisma.sql`NULL AS email`},
  membership.role, membership.joined_at AS "joinedAt",
  ${withEmail ? Prisma.sql`account.second_factor_since IS NOT NULL` : Prisma.sql`NULL::boolean`} AS "hasSecondFactor",
  ARRAY(SELECT member_group.name FROM group_member JOIN member_group ON member_group.id = group_id
    WHERE group_member.organization_id = membership.organization_id
      AND group_member.account_id = membership.account_id ORDER BY member_group.name) AS groups`

const members = Prisma.sql`membership JOIN account ON account.id = account_id`

type Page = { withEmail: boolean; pageSize: number }

/** One page of the `membership` rows that match the condition, in `query`'s order. */
export function readMembers(condition: Prisma.Sql, query: MemberQuery, page: Page): Promise<PublicMember[]> {
  return db.$queryRaw(pageOf(Prisma.sql`SELECT membership.* FROM ${members} WHERE ${condition}`, query, page))
}

/** One page of all members, or of those with a role, at the cost of its own rows, since an index has their order. */
export function readAllMembers(
  { id }: Organization,
  query: MemberQuery,
  page: Page,
): Promise<readonly PublicMember[]> {
  const { role, sort, order } = query
  const ofRole = role ? Prisma.sql`AND role = ${role}::role` : Prisma.empty
  const all = Prisma.sql`SELECT * FROM membership WHERE organization_id = ${id}::uuid ${ofRole}`
  const { text, values } = pageOf(all, query, page)
  const name = [
    ...['members', isFirst(query, page) && 'first', role && 'of-role', sort, order],
    page.withEmail && 'with-email',
  ]
    .filter(Boolean)
    .join('-')
  return readPage({ name, text, values })
}

const readPage = shareReads(
  async ({ name, text, values }: { name: string; text: string; values: unknown[] }) =>
    (await pool.query<PublicMember>(statement(name, text, values))).rows as readonly PublicMember[],
  ({ name, values }) => [name, ...values].join(),
)

/** Only the rows of the page are joined, not those before it. */
function pageOf(memberships: Prisma.Sql, query: MemberQuery, page: Page) {
  const ordering = orderings[query.sort][query.order]
  return Prisma.sql`
    SELECT ${memberColumns(page.withEmail)} FROM (${rowsOf(Prisma.sql`${memberships} ORDER BY ${ordering}`, query, page)})
    AS membership JOIN account ON account.id = account_id ORDER BY ${ordering}`
}

/**
 * PostgreSQL keeps the plan of a prepared statement only if numbers that it does not know can't spoil it: so a first page has no
 * offset, and the most rows that it can have are in its text.
 */
function rowsOf(sorted: Prisma.Sql, query: MemberQuery, page: Page) {
  const { pageSize } = page
  return isFirst(query, page)
    ? Prisma.sql`SELECT * FROM (${sorted} LIMIT ${largestFirst}) AS membership LIMIT ${pageSize}`
    : Prisma.sql`${sorted} LIMIT ${pageSize} OFFSET ${(query.page - 1) * pageSize}`
}

const isFirst = ({ page }: MemberQuery, { pageSize }: Page) => page === 1 && pageSize <= 100
const largestFirst = Prisma.raw('100')

export async function countMembers(condition: Prisma.Sql): Promise<number> {
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM ${members} WHERE ${condition}`
  return count
}

/** The condition for a query's members: by username, name and, if they are shown, e-mail address. */
export function matchingMembers(
  { id }: Organization,
  { q, role }: MemberQuery,
  withEmail: boolean,
): Prisma.Sql {
  const text = `%${escapeLike(q)}%`
  const byEmail = withEmail ? Prisma.sql`OR account.email ILIKE ${text}` : Prisma.empty
  const all = [
    Prisma.sql`organization_id = ${id}::uuid`,
    ...(role ? [Prisma.sql`role = ${role}::role`] : []),
    ...(q ? [Prisma.sql`(account.username ILIKE ${text} OR account.name ILIKE ${text} ${byEmail})`] : []),
  ]
  return Prisma.join(all, ' AND ')
}

/** The username is unique, so every order is stable. */
const orderings: Record<MemberQuery['sort'], Record<MemberQuery['order'], Prisma.Sql>> = {
  username: { asc: Prisma.sql`membership.username`, desc: Prisma.sql`membership.username DESC` },
  role: {
    asc: Prisma.sql`role, membership.username`,
    desc: Prisma.sql`role DESC, membership.username`,
  },
  joined: {
    asc: Prisma.sql`joined_at, membership.username`,
    desc: Prisma.sql`joined_at DESC, membership.username`,
  },
}

/** One member. Throws `not_found`. */
export async function readMember(
  tx: Transaction,
  organization: Organization,
  username: string,
): Promise<PublicMember> {
  if (!/^[!-~]+$/.test(username)) throw notFound('Member')
  const [member] = await tx.$queryRaw<PublicMember[]>`
    SELECT ${memberColumns(true)} FROM ${members}
    WHERE organization_id = ${organization.id}::uuid AND membership.username = ${username}`
  if (!member) throw notFound('Member')
  return member
}
