import type { Caller } from '#lib/authz/actor.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import type { Decision } from '#lib/import/read-decision-log.ts'
import { assertUsable } from '#lib/policies/assert-usable.ts'
import { findTokenById } from '#lib/tokens/find-token-by-id.ts'
import { lastFourOf } from '#lib/tokens/secret.ts'

/** Who asks, as Gatehouse would know them; or why it would refuse whatever they ask. */
export type DecisionCaller = { caller: Caller } | { refusal: string }

type Who = Pick<Decision, 'account' | 'token'>
export const whoKey = ({ account, token }: Who) => JSON.stringify([account, token])

/** Accounts with all their rights, and access tokens with theirs. None of them is used thereby. */
export async function decisionCallers(decisions: Who[], now: Date): Promise<Map<string, DecisionCaller>> {
  const all = [...new Map(decisions.map((who) => [whoKey(who), who])).values()]
  const usernames = all.map(({ account }) => account.toLowerCase()).filter((name) => /^[!-~]+$/.test(name))
  const accounts = await db.account.findMany({
    where: { username: { in: usernames } },
    select: { id: true, username: true, suspendedAt: true },
  })
  const byName = new Map(accounts.map((account) => [account.username, account]))
  const found = new Map<string, DecisionCaller>()
  for (const who of all)
    found.set(whoKey(who), who.token ? await tokenCaller(who.token, now) : accountCaller(who))
  return found

  function accountCaller({ account: name }: Who): DecisionCaller {
    if (name === '') return { caller: { kind: 'anonymous', address } }
    const account = byName.get(name.toLowerCase())
    if (!account) return { refusal: 'no such account' }
    if (account.suspendedAt) return { refusal: 'account is suspended' }
    return { caller: { kind: 'account', accountId: account.id, username: account.username, address } }
  }
}

const address = ''

async function tokenCaller(named: string, now: Date): Promise<DecisionCaller> {
  const slash = named.indexOf('/')
  const [owner, name] = [named.slice(0, Math.max(slash, 0)), named.slice(slash + 1)]
  const tokens = await db.token.findMany({
    where: {
      OR: [
        { organization: { name: owner }, label: name },
        { account: { username: owner }, description: name },
      ],
    },
    select: { id: true, hint: true },
    take: 2,
  })
  const [token] = tokens
  if (!token) return { refusal: 'no such access token' }
  if (tokens.length > 1) return { refusal: 'several access tokens have this name' }
  const found = await findTokenById(token.id, lastFourOf(token.hint), now)
  if (!found) return { refusal: 'no such access token' }
  try {
    assertUsable(found, { door: 'api', address, userAgent: undefined, now })
  } catch (error) {
    if (error instanceof AppError) return { refusal: error.message }
    throw error
  }
  return { caller: tokenActor(found, address) }
}
