import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import { siteAccountList, type AccountStatus } from '#lib/site-accounts/account-list.ts'
import { siteAccountQuerySchema, type SiteAccountQuery } from '#lib/site-accounts/schema.ts'

export type SiteAccount = {
  id: string
  username: string
  name: string
  email: string
  emailVerifiedAt: Date | null
  status: AccountStatus
  isSiteAdministrator: boolean
  hasSecondFactor: boolean
  tokens: number
  createdAt: Date
  /** When a session of it was last used, or began. */
  lastSeenAt: Date | null
}

export type SiteAccountList = {
  accounts: SiteAccount[]
  /** The number of matches; `counts` cover all accounts. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
  counts: Record<AccountStatus, number>
}

/** One page of all accounts, for site administrators. The search covers usernames, names and e-mail addresses. */
export async function listAccounts(actor: Actor, query: SiteAccountQuery): Promise<SiteAccountList> {
  authorizeSite(actor)
  const wanted = parse(siteAccountQuerySchema, query)
  const matches = conditions(wanted)
  const { pageSize } = siteAccountList
  const [{ matching, ...counts }] = await db.$queryRaw<
    [Record<AccountStatus, number> & { matching: number }]
  >`
    SELECT count(*) FILTER (WHERE ${status} = 'active')::int AS active,
      count(*) FILTER (WHERE ${status} = 'suspended')::int AS suspended,
      count(*) FILTER (WHERE ${status} = 'pending')::int AS pending,
      count(*) FILTER (WHERE ${matches})::int AS matching
    FROM account`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const accounts = await db.$queryRaw<SiteAccount[]>`
    SELECT id, username, name, email, email_verified_at AS "emailVerifiedAt", ${status} AS status,
      is_site_administrator AS "isSiteAdministrator", second_factor_since IS NOT NULL AS "hasSecondFactor",
      (SELECT count(*)::int FROM token WHERE account_id = account.id) AS tokens, created_at AS "createdAt",
      ${lastSeen} AS "lastSeenAt"
    FROM account WHERE ${matches} ORDER BY ${orderings[wanted.sort][wanted.order]}
    ${limit(pageSize, page)}`
  return { accounts, matching, page, counts }
}

const status = Prisma.sql`CASE WHEN suspended_at IS NOT NULL THEN 'suspended'
  WHEN password_hash = '' THEN 'pending' ELSE 'active' END`

/** Sessions end with signing out; that somebody has signed in is remembered for longer. */
const lastSeen = Prisma.sql`greatest(
  (SELECT max(last_seen_at) FROM session WHERE account_id = account.id),
  (SELECT max(last_at) FROM sign_in_device WHERE account_id = account.id))`

function conditions({ q, status: wanted }: SiteAccountQuery): Prisma.Sql {
  const text = `%${escapeLike(q)}%`
  const all = [
    Prisma.sql`true`,
    ...(wanted ? [Prisma.sql`${status} = ${wanted}`] : []),
    ...(q ? [Prisma.sql`(username ILIKE ${text} OR name ILIKE ${text} OR email ILIKE ${text})`] : []),
  ]
  return Prisma.join(all, ' AND ')
}

/** The username is unique, so every order is stable. */
const orderings: Record<SiteAccountQuery['sort'], Record<SiteAccountQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`username`, desc: Prisma.sql`username DESC` },
  created: { asc: Prisma.sql`created_at, username`, desc: Prisma.sql`created_at DESC, username` },
  seen: {
    asc: Prisma.sql`${lastSeen} ASC NULLS FIRST, username`,
    desc: Prisma.sql`${lastSeen} DESC NULLS LAST, username`,
  },
}
