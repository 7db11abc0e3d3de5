import { createHash } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import { failureCounts, type Count, type Counted } from '#lib/rate-limits/failure-counts.ts'
import { day, hour, minute, second } from '#lib/time.ts'

/** The failures allowed in one period, for a name from one address and for an address. */
const failureLimits = { perName: 10, perAddress: 100, window: 10 * minute } as const

/**
 * The failures allowed in a day for a name from all networks where its account has not signed in before, together, and
 * from each network where it has (NIST SP 800-63B, 3.2.2: no more than 100).
 */
export const dailyLimit = { limit: 100, window: day } as const

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

/** Whose password is tried: an account, and whether it has signed in from this network before. */
type Tried = { accountId: string; isKnownHere: boolean }

/** Counts an attempt before its outcome is known, so that simultaneous attempts can't exceed the limit. */
export async function reserveAttempt(address: string, name: string, tried?: Tried): Promise<Reservation> {
  const network = networkOf(address)
  // An unknown name is counted like an account, so that it takes the same time.
  const account = tried?.accountId ?? `nobody ${name}`
  const visible = [...visibleCounts(address, name), daily('name', name.toLowerCase(), network, tried)]
  const hidden = [
    perName('failure-account', digest(account, network)),
    daily('account', account, network, tried),
  ]
  const counts = [...visible, ...hidden]
  const totals = await failureCounts.add(counts)
  const release = async () => void (await failureCounts.add(counts, -1))
  const isOver = counts.map(({ limit }, at) => totals[at]!.points > limit)
  const over = totals.filter((_, at) => isOver[at] && at < visible.length)
  if (over.length > 0) await release()
  assertNoneOver(over)
  return { mustFail: isOver.some(Boolean), release }
}

/** Strangers share one count, so that they can't lock anybody out where that person signs in. */
function daily(of: 'name' | 'account', key: string, network: string, tried?: Tried): Count {
  const parts = tried?.isKnownHere ? [key, network] : [key]
  return { key: `failure-${of}-day:${digest(...parts)}`, ...dailyLimit }
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
export function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

export function limited(milliseconds: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(milliseconds / second))
  const message = `Too many failed attempts. Try again in ${inWords(retryAfter * second)}.`
  return new AppError('limited', message, { retryAfter })
}

function inWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / minute)
  if (minutes === 1) return 'a minute'
  const hours = Math.ceil(milliseconds / hour)
  // The daily limit does not hold where the person signs in otherwise.
  return hours > 1
    ? `${hours} hours, or from a network where you have signed in before`
    : `${minutes} minutes`
}
