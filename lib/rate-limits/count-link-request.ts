import { createHash } from 'node:crypto'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import { failureCounts, type Count } from '#lib/rate-limits/failure-counts.ts'
import { hour, minute } from '#lib/time.ts'

/** How many links may be asked for in an hour: from an address, there for one name, and for one account in all. */
const linkRequestLimits = { address: 20, name: 5, account: 5 } as const

/** Counts that somebody asked for a link for this name, known or not; throws `limited` after too many. */
export async function countLinkRequest(address: string, name: string): Promise<void> {
  const network = networkOf(address)
  const counts = [count('address', network), count('name', network, name.toLowerCase())]
  const [over] = failureCounts.knownOver(counts)
  if (over) throw limited(over.until)
  const totals = await failureCounts.add(counts)
  const last = totals.find(({ points }, at) => points > counts[at]!.limit)
  if (last) throw limited(last.until)
}

/** Counts a mail with a link to an account's person; whether there have not been too many. */
export async function countLinkMail(accountId: string): Promise<boolean> {
  const counts = [count('account', accountId)]
  const [total] = await failureCounts.add(counts)
  return total!.points <= counts[0]!.limit
}

function count(of: keyof typeof linkRequestLimits, ...key: string[]): Count {
  const digest = createHash('sha256').update(JSON.stringify(key)).digest('base64url')
  return { key: `link-${of}:${digest}`, limit: linkRequestLimits[of], window: hour }
}

function limited(until: number): AppError {
  const minutes = Math.max(1, Math.ceil((until - Date.now()) / minute))
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  const retryAfter = minutes * 60
  return new AppError('limited', `Too many links were asked for. Try again in ${wait}.`, { retryAfter })
}
