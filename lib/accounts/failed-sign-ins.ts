import { pool, statement } from '#lib/database/db.ts'
import { logFailure } from '#lib/log-failure.ts'
import { onStop } from '#lib/shutdown.ts'
import { second } from '#lib/time.ts'

type Failures = { accountId: string; network: string; attempts: number; firstAt: Date }

const writtenEvery = 5 * second
const mostWaiting = 10_000

type State = { waiting: Map<string, Failures>; timer?: NodeJS.Timeout }
// Next.js bundles its own copy of this file: both must write from one list.
const held = globalThis as { gatehouseFailedSignIns?: State }
const state: State = (held.gatehouseFailedSignIns ??= { waiting: new Map() })

/** Notes a wrong password for an account. Costs no statement: what was noted is written together, every few seconds. */
export function noteFailedSignIn(accountId: string, network: string, now = new Date()): void {
  keep({ accountId, network, attempts: 1, firstAt: now })
  if (state.timer) return
  state.timer = setInterval(() => void writeFailedSignIns(), writtenEvery).unref()
  onStop(writeFailedSignIns)
}

/** Writes what was noted. What can't be written is kept for the next time. */
export async function writeFailedSignIns(): Promise<void> {
  const failures = [...state.waiting.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  if (failures.length === 0) return
  state.waiting.clear()
  try {
    const columns = (['accountId', 'network', 'attempts', 'firstAt'] as const).map((column) =>
      failures.map((each) => each[column]),
    )
    await pool.query(statement('write-failed-sign-ins', sql, columns))
  } catch (error) {
    logFailure('Writing failed sign-ins', error)
    failures.forEach(keep)
  }
}

/** When too many are waiting, others are dropped. */
function keep(failed: Failures): void {
  const noted = state.waiting.get(keyOf(failed))
  if (noted) {
    noted.attempts += failed.attempts
    if (failed.firstAt < noted.firstAt) noted.firstAt = failed.firstAt
  } else if (state.waiting.size < mostWaiting) state.waiting.set(keyOf(failed), failed)
}

const keyOf = ({ accountId, network }: Failures) => `${accountId} ${network}`

// Not for accounts that were deleted meanwhile.
const sql = `
  INSERT INTO failed_sign_in (account_id, network, attempts, first_at)
  SELECT failed.* FROM unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[])
    AS failed (account_id, network, attempts, first_at)
  WHERE EXISTS (SELECT FROM account WHERE id = failed.account_id)
  ON CONFLICT (account_id, network) DO UPDATE SET attempts = failed_sign_in.attempts + excluded.attempts`
