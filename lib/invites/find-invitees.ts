import { email } from '#lib/accounts/schema.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { assertNotLimited, countFailure } from '#lib/rate-limits/failures.ts'

/** An invitee: an e-mail address, or an account. */
export type ReachableInvitee =
  | { kind: 'email'; text: string; email: string; mailTo: string }
  | { kind: 'account'; text: string; accountId: string; mailTo: string }

export type Invitee = ReachableInvitee | { kind: 'unknown'; text: string } | { kind: 'invalid'; text: string }

/**
 * Parses each text. Unknown usernames are reported, so they count as failures of the actor's address, as in
 * registration.
 */
export async function findInvitees(actor: Actor, texts: string[]): Promise<Invitee[]> {
  const usernames = texts.filter(isUsername).map((text) => text.toLowerCase())
  const address = 'address' in actor ? actor.address : ''
  if (usernames.length > 0) await assertNotLimited(address)
  const accounts = await db.account.findMany({
    where: { username: { in: usernames } },
    select: { id: true, username: true, email: true },
  })
  const byUsername = new Map(accounts.map((account) => [account.username, account]))
  const found = texts.map((text): Invitee => {
    if (!isUsername(text)) return byEmail(text)
    const account = byUsername.get(text.toLowerCase())
    if (!account) return { kind: 'unknown', text }
    return { kind: 'account', text, accountId: account.id, mailTo: account.email }
  })
  const unknown = found.filter(({ kind }) => kind === 'unknown')
  await Promise.all(unknown.map(() => countFailure(address)))
  return found
}

/** No name has other characters, and some of them (NUL) can't be queried. */
const isUsername = (text: string) => /^[!-~]+$/.test(text) && !text.includes('@')

function byEmail(text: string): Invitee {
  const parsed = email.safeParse(text)
  return parsed.success
    ? { kind: 'email', text, email: parsed.data, mailTo: parsed.data }
    : { kind: 'invalid', text }
}
