import { mutate } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { day } from '#lib/time.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

const batchSize = 100

type Unused = { id: string; description: string; hint: string }

/** Deletes the tokens of devices that have not been used for `DEVICE_TOKEN_DAYS`, an account's in one write. */
export async function deleteUnusedDeviceTokens(now: Date, signal: AbortSignal): Promise<string> {
  const usedBefore = new Date(now.getTime() - env.DEVICE_TOKEN_DAYS * day)
  let deleted = 0
  while (!signal.aborted) {
    const accounts = await db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT account_id AS id FROM token
      WHERE source = 'auto' AND account_id IS NOT NULL AND COALESCE(last_used_at, created_at) <= ${usedBefore}
      LIMIT ${batchSize}`
    for (const { id } of accounts) deleted += await deleteUnusedOf(id, usedBefore)
    if (accounts.length < batchSize) break
  }
  return `Deleted ${deleted}`
}

function deleteUnusedOf(accountId: string, usedBefore: Date): Promise<number> {
  return mutate({ kind: 'system' }, async (tx) => {
    // A use that is written meanwhile keeps its token.
    const unused = await tx.$queryRaw<Unused[]>`
      DELETE FROM token
      WHERE account_id = ${accountId}::uuid AND source = 'auto' AND COALESCE(last_used_at, created_at) <= ${usedBefore}
      RETURNING id, description, hint`
    const details = { unusedDays: env.DEVICE_TOKEN_DAYS }
    const audit = unused.map((token) =>
      tokenAudit('delete', { kind: 'account', id: accountId }, token, details),
    )
    return { result: unused.length, audit }
  })
}
