import { z } from 'zod'
import type { OwnerKind } from '#lib/owners.ts'
import { plainText } from '#lib/plain-text.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

/** Why a token may need its owner: expired and still used; or working and ending soon, never used, or unused for long. */
const tokenAttentions = ['in-use', 'expiring', 'unused', 'idle'] as const
export type TokenAttention = (typeof tokenAttentions)[number]

const q = plainText(100)
const status = z.enum(tokenStatuses).nullable()
const attention = z.enum(tokenAttentions).nullable()
const source = z.enum(['manual', 'auto', 'request']).nullable()
/** Tokens that may do this, among other things. */
const access = z.enum(['public', 'pull', 'push', 'organization']).nullable()
/** Tokens that this trusted workload made. */
const workload = z.uuid().nullable()

/** What narrows a list. Nothing falls back: what acts on all that it finds must not find more than was meant. */
export const tokenFilterSchemas = {
  account: z.strictObject({ q, status, attention, source }),
  organization: z.strictObject({ q, status, attention, access, workload }),
}

const plain = tokenList.plain.account
const filters = {
  q: q.catch(plain.q),
  status: status.catch(plain.status),
  attention: attention.catch(plain.attention),
}
const place = {
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(100_000).catch(plain.page),
}
const times = ['created', 'used', 'expires'] as const

/** A list's state as its URL holds it. Whatever is malformed falls back, so that no link breaks. */
export const tokenQuerySchemas = {
  account: z.object({
    ...filters,
    source: source.catch(plain.source),
    sort: z.enum(['description', 'permission', ...times]).catch(plain.sort),
    ...place,
  }),
  organization: z.object({
    ...filters,
    access: access.catch(tokenList.plain.organization.access),
    workload: workload.catch(tokenList.plain.organization.workload),
    sort: z.enum(['label', ...times]).catch(plain.sort),
    ...place,
  }),
}

export type TokenFilter<Kind extends OwnerKind> = z.output<(typeof tokenFilterSchemas)[Kind]>
export type TokenQuery<Kind extends OwnerKind> = z.output<(typeof tokenQuerySchemas)[Kind]>
