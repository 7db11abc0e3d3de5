import { writeFailedSignIns } from '#lib/accounts/failed-sign-ins.ts'
import { failedSignInsMail } from '#lib/accounts/failed-sign-ins-mail.ts'
import { mutate } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { logger } from '#lib/logger.ts'
import { minute } from '#lib/time.ts'

/** Failures are one entry for each period; so many since the last sign-in are worth a mail and a notice. */
export const failedSignInPolicy = { period: 10 * minute, threshold: 10, networksNamed: 10 } as const

/** Moves failed attempts to sign in to the logs of their accounts: one entry each for what a period has brought. */
export async function recordFailedSignIns(now: Date, signal: AbortSignal): Promise<string> {
  await writeFailedSignIns()
  const { period, threshold } = failedSignInPolicy
  const due = await db.$queryRaw<{ accountId: string }[]>`
    SELECT account_id AS "accountId" FROM failed_sign_in GROUP BY account_id
    HAVING min(first_at) <= ${new Date(now.getTime() - period)} OR sum(attempts) >= ${threshold}`
  let recorded = 0
  for (const { accountId } of due) {
    if (signal.aborted) break
    await recordOf(accountId)
    recorded++
  }
  return `Recorded ${recorded}`
}

type Noticed = { username: string; email: string; failedSignIns: number; since: Date }

async function recordOf(accountId: string): Promise<void> {
  const line = await mutate({ kind: 'system' }, async (tx) => {
    const rows = await tx.$queryRaw<{ network: string; attempts: number; firstAt: Date }[]>`
      DELETE FROM failed_sign_in WHERE account_id = ${accountId}::uuid
      RETURNING network, attempts, first_at AS "firstAt"`
    if (rows.length === 0) return { result: null, audit: [] }
    const networks = rows.toSorted((a, b) => b.attempts - a.attempts).map(({ network }) => network)
    const attempts = rows.reduce((sum, row) => sum + row.attempts, 0)
    const since = new Date(Math.min(...rows.map(({ firstAt }) => firstAt.getTime())))
    const [account] = await tx.$queryRaw<[Noticed]>`
      UPDATE account SET failed_sign_ins = failed_sign_ins + ${attempts},
        failed_sign_ins_since = coalesce(failed_sign_ins_since, ${since})
      WHERE id = ${accountId}::uuid
      RETURNING username, email, failed_sign_ins AS "failedSignIns", failed_sign_ins_since AS since`
    const { threshold, networksNamed } = failedSignInPolicy
    const isCrossed = account.failedSignIns >= threshold && account.failedSignIns - attempts < threshold
    const from = networks.slice(0, networksNamed)
    const more = networks.length - from.length
    return {
      result: { accountId, attempts, from, more, since },
      audit: {
        action: 'account.fail_sign_in',
        accountId,
        by: { kind: 'anonymous', address: networks[0]! },
        target: { kind: 'account', id: accountId, name: account.username },
        details: { attempts, from, ...(more > 0 && { more }), since: since.toISOString() },
      },
      mails: isCrossed ? [failedSignInsMail(account, from)] : [],
    }
  })
  if (line) logger.warn(line, 'Failed attempts to sign in')
}
