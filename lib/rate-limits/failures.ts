import { createHash } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { failureCounts, type Count, type Counted } from '#lib/rate-limits/failure-counts.ts'
import { networkOf } from '#lib/rate-limits/network-of.ts'
import { minute, second } from '#lib/time.ts'

/** The failures allowed in one period, for a name from one address and for an address. */
const failureLimits = { perName: 10, perAddress: 100, window: 10 * minute } as const

/** Throws `limited` after too many failures. Only reads. */
export async function assertNotLimited(address: string, name?: string): Promise<void> {
  assertNoneOver(await failureCounts.findOver(visibleCounts(address, name)))
}

/** Throws `limited` after too many failures that this process knows of, without asking the database. */
export function assertNotKnownLimited(address: string, name?: string): void {
  assertNoneOver(failureCounts.knownOver(visibleCounts(address, name)))
}

/** Counts a guess that was wrong; throws `limited` after too many. */
export async function countFailure(address: string, name?: string): Promise<void> {
  assertNotKnownLimited(address, name)
  const counts = visibleCounts(address, name)
  const totals = await failureCounts.add(counts)
  assertNoneOver(totals.filter(({ points }, at) => points > counts[at]!.limit))
}

/** Counts what can't be right without waiting for the database; throws `limited` after too many. */
export function countFailureSoon(address: string, name: string): void {
  assertNotKnownLimited(address, name)
  // Without the database nothing is let through, so a lost count helps nobody.
  failureCounts.add(visibleCounts(address, name)).catch(() => {})
}

/** An attempt that counts as failed until it is given back. */
export type Reservation = {
  /**
   * The account has had too many attempts under its other name. Saying so would reveal that the two belong together.
   */
  mustFail: boolean
  release: () => Promise<void>
}

/** Counts an attempt before its outcome is known, so that simultaneous attempts can't exceed the limit. */
export async function reserveAttempt(
  address: string,
  name: string,
  accountId?: string,
): Promise<Reservation> {
  const visible = visibleCounts(address, name)
  // An unknown name is counted like an account, so that it takes the same time.
  const ofAccount = perName('failure-account', digest(accountId ?? `nobody ${name}`, networkOf(address)))
  const counts = [...visible, ofAccount]
  const totals = await failureCounts.add(counts)
  const release = async () => void (await failureCounts.add(counts, -1))
  const isOver = counts.map(({ limit }, at) => totals[at]!.points > limit)
  const over = totals.filter((_, at) => isOver[at] && at < visible.length)
  if (over.length > 0) await release()
  assertNoneOver(over)
  return { mustFail: isOver.some(Boolean), release }
}

/** The counts that may be mentioned: they depend on the typed name and the address, not on what exists. */
function visibleCounts(address: string, name?: string): Count[] {
  const network = networkOf(address)
  const { perAddress, window } = failureLimits
  const counts: Count[] = [{ key: `failure-address:${network}`, limit: perAddress, window }]
  if (name) counts.push(perName('failure-name', digest(name.toLowerCase(), network)))
  return counts
}

function perName(kind: string, key: string): Count {
  return { key: `${kind}:${key}`, limit: failureLimits.perName, window: failureLimits.window }
}

function assertNoneOver([over]: Counted[]): void {
  if (over) throw limited(over.until - Date.now())
}

/** Hashed to limit the length, and because people type passwords into the wrong field. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

function limited(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / second))
  const minutes = Math.ceil((retryAfter * second) / minute)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new AppError('limited', `Too many failed attempts. Try again in ${wait}.`, { retryAfter })
}
