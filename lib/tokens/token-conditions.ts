import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { attentionPolicy } from '#lib/tokens/attention-policy.ts'
import type { TokenAttention, TokenFilter, TokenQuery } from '#lib/tokens/list-schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

/** A filter of either kind of owner's tokens. */
type Filter = Pick<TokenFilter<'account'>, 'q' | 'status' | 'attention'> &
  Partial<TokenFilter<'account'> & TokenFilter<'organization'>>
type Query = Pick<TokenQuery<'account'>, 'order'> & { sort: TokenQuery<'account' | 'organization'>['sort'] }

/** Neither a trusted workload's, for minutes, nor a tool's, as long as a person chose: none of those needs anybody. */
const lasting = Prisma.sql`(workload_id IS NULL AND source <> 'request')`

/** `statusOf`, for the database. */
export function statusConditions(now: Date): Record<TokenStatus, Prisma.Sql> {
  const unexpired = Prisma.sql`(expires_at IS NULL OR expires_at > ${now})`
  return {
    active: Prisma.sql`(is_active AND ${unexpired})`,
    inactive: Prisma.sql`(NOT is_active AND ${unexpired})`,
    expired: Prisma.sql`(expires_at <= ${now})`,
  }
}

/** Each narrows an index of one owner's tokens. The rarest comes first: all of an owner's are asked when they are counted. */
export function attentionConditions(now: Date): Record<TokenAttention, Prisma.Sql> {
  const { active } = statusConditions(now)
  const { expiringWithin, inUseWithin, idleAfter } = attentionPolicy
  const [lately, soon] = [new Date(now.getTime() - inUseWithin), new Date(now.getTime() + expiringWithin)]
  return {
    'in-use': Prisma.sql`(expired_use_at > ${lately} AND expired_use_at >= expires_at AND ${lasting})`,
    expiring: Prisma.sql`(expires_at < ${soon} AND expires_at > ${now} AND is_active AND ${lasting})`,
    unused: Prisma.sql`(last_used_at IS NULL AND ${active} AND ${lasting})`,
    idle: Prisma.sql`(last_used_at <= ${new Date(now.getTime() - idleAfter)} AND ${active} AND ${lasting})`,
  }
}

/** What a filter without conditions finds. */
export const everyToken = Prisma.sql`true`

/** What the filter finds. A hint is found by how it ends, since they all begin alike. */
export function filterCondition(filter: Filter, now: Date): Prisma.Sql {
  const { q, status, attention, source, access, workload } = filter
  const has = { ...statusConditions(now), ...attentionConditions(now) }
  const text = escapeLike(q)
  const found = Prisma.sql`(label ILIKE ${`%${text}%`} OR description ILIKE ${`%${text}%`} OR hint ILIKE ${`%${text}`})`
  const all = [
    ...(status ? [has[status]] : []),
    ...(attention ? [has[attention]] : []),
    ...(source ? [Prisma.sql`source = ${source}::token_source`] : []),
    ...(access ? [accessConditions[access]] : []),
    ...(workload ? [Prisma.sql`workload_id = ${workload}::uuid`] : []),
    ...(q ? [found] : []),
  ]
  return all.length ? Prisma.join(all, ' AND ') : everyToken
}

export const queryOrder = ({ sort, order }: Query) => orderings[sort][order]

const accessConditions: Record<NonNullable<TokenFilter<'organization'>['access']>, Prisma.Sql> = {
  public: Prisma.sql`public_read`,
  pull: Prisma.sql`(all_repositories OR pull_prefixes || push_prefixes <> '{}'
    OR EXISTS (SELECT FROM token_repository WHERE token_id = token.id))`,
  push: Prisma.sql`(all_push OR push_prefixes <> '{}'
    OR EXISTS (SELECT FROM token_repository WHERE token_id = token.id AND push))`,
  organization: Prisma.sql`scopes <> '{}'`,
}

/** Each an index read one way or the other. "Never used" is the longest ago, "Never" expires the latest. */
const orderings: Record<Query['sort'], Record<Query['order'], Prisma.Sql>> = {
  created: { asc: Prisma.sql`created_at, id`, desc: Prisma.sql`created_at DESC, id DESC` },
  used: {
    asc: Prisma.sql`last_used_at NULLS FIRST, id`,
    desc: Prisma.sql`last_used_at DESC NULLS LAST, id DESC`,
  },
  expires: { asc: Prisma.sql`expires_at, id`, desc: Prisma.sql`expires_at DESC, id DESC` },
  description: {
    asc: Prisma.sql`lower(description), id`,
    desc: Prisma.sql`lower(description) DESC, id DESC`,
  },
  label: { asc: Prisma.sql`lower(label), id`, desc: Prisma.sql`lower(label) DESC, id DESC` },
  permission: { asc: Prisma.sql`permission, id`, desc: Prisma.sql`permission DESC, id DESC` },
}
