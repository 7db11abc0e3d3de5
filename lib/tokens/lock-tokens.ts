import type { Transaction } from '#lib/audit/mutate.ts'
import { ownedBy } from '#lib/authz/authorize-owner.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { matchingTokensSchema, tokenIdsSchema, type TokenSelection } from '#lib/tokens/schema.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { statusOf, type TokenStatus } from '#lib/tokens/status.ts'
import { filterCondition } from '#lib/tokens/token-conditions.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'

type Row = {
  id: string
  label: string | null
  description: string
  hint: string
  source: AnyToken['source']
  secretHash: Buffer<ArrayBuffer>
  isActive: boolean
  expiresAt: Date | null
}
type LockedToken = Row & { status: TokenStatus }

/**
 * The selected tokens, which nobody else changes before the transaction ends. Throws where they are not what the caller
 * saw: `not_found` with the ids of those that are gone, `conflict` where the filter finds more or fewer.
 */
export async function lockTokens<Kind extends OwnerKind>(
  tx: Transaction,
  owner: TokenOwner<Kind>,
  selection: TokenSelection<Kind>,
): Promise<LockedToken[]> {
  const now = new Date()
  const lock = async (condition: Prisma.Sql) => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT id, label, description, hint, source, secret_hash AS "secretHash", is_active AS "isActive",
        expires_at AS "expiresAt"
      FROM token WHERE ${ownedBy(owner)} AND ${condition} ORDER BY id FOR UPDATE`
    return rows.map((row) => ({ ...row, status: statusOf(row, now) }))
  }
  if (Array.isArray(selection)) {
    const ids = [...new Set(parse(tokenIdsSchema, selection))]
    const found = await lock(Prisma.sql`id = ANY(${ids}::uuid[])`)
    const gone = ids.filter((id) => !found.some((token) => token.id === id))
    if (gone.length > 0) throw tokensGone(ids, gone)
    return found
  }
  const { filter, count } = parse(matchingTokensSchema(owner.kind), selection)
  const found = await lock(filterCondition(filter, now))
  if (found.length === 0) throw new AppError('not_found', 'No tokens match any more. Nothing was changed.')
  if (found.length !== count) throw new AppError('conflict', numberChanged(found.length, count))
  return found
}

function tokensGone(ids: string[], gone: string[]): AppError {
  const some =
    gone.length === 1
      ? 'One of these tokens no longer exists'
      : `${gone.length} of these tokens no longer exist`
  const message = ids.length === 1 ? 'Token not found.' : `${some}. Nothing was changed.`
  const fields = Object.fromEntries(gone.map((id) => [id, 'This token no longer exists.']))
  return new AppError('not_found', message, { fields })
}

const numberChanged = (now: number, before: number) =>
  `${now === 1 ? '1 token matches' : `${now} tokens match`} now, not ${before}. Nothing was changed.`
