import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { inviteColumns, invites } from '#lib/invites/invite-rows.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { inviteList } from '#lib/invites/invite-list.ts'
import { inviteQuerySchema, type InviteQuery } from '#lib/invites/schema.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'

export type InviteList = {
  invites: PublicInvite[]
  /** The number of matches on all pages; `counts` cover the whole organization. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
  counts: { open: number; expired: number }
}

/** Unanswered invites: open ones, and expired ones until they are resent or cancelled. */
export async function listInvites(
  actor: Actor,
  organizationName: string,
  query: Partial<InviteQuery>,
  pageSize: number = inviteList.pageSize,
  now = new Date(),
): Promise<InviteList> {
  const organization = await authorizeOrganization(actor, organizationName, 'invite.read')
  const wanted = parse(inviteQuerySchema, query)
  const has = { open: Prisma.sql`expires_at > ${now}`, expired: Prisma.sql`expires_at <= ${now}` }
  const text = `%${escapeLike(wanted.q)}%`
  const matches = Prisma.sql`${wanted.state ? has[wanted.state] : Prisma.sql`true`}
    AND coalesce(invite.email, account.username) ILIKE ${text}`
  const own = Prisma.sql`invite.organization_id = ${organization.id}::uuid`

  const [counted] = await db.$queryRaw<[Record<'open' | 'expired' | 'matching', number>]>`
    SELECT count(*) FILTER (WHERE ${has.open})::int AS open,
      count(*) FILTER (WHERE ${has.expired})::int AS expired,
      count(*) FILTER (WHERE ${matches})::int AS matching
    FROM ${invites} WHERE ${own}`
  const { matching, ...counts } = counted

  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const rows = await db.$queryRaw<PublicInvite[]>`
    SELECT ${inviteColumns} FROM ${invites} WHERE ${own} AND ${matches}
    ORDER BY ${orderings[wanted.order]} ${limit(pageSize, page)}`
  return { invites: rows, matching, page, counts }
}

const orderings: Record<InviteQuery['order'], Prisma.Sql> = {
  asc: Prisma.sql`invite.created_at, invite.id`,
  desc: Prisma.sql`invite.created_at DESC, invite.id DESC`,
}
