import { db, pool, statement } from '#lib/database/db.ts'
import { mustUseProvider } from '#lib/authz/provider-only.ts'
import { day } from '#lib/time.ts'

/** How long a network is remembered after the last sign-in from there. */
export const networksKeptDays = 90

/** What is needed to check a password: the account of a name, and when it last signed in from the network. */
export type FoundAccount = {
  id: string
  username: string
  passwordHash: string
  isSuspended: boolean
  hasSecondFactor: boolean
  mustUseProvider: boolean
  lastSignInHere: Date | null
}

/** One statement, whether the name exists or not. */
export async function findAccountByName(name: string, network: string): Promise<FoundAccount | null> {
  // No name has other characters, and some of them (NUL) can't be queried.
  if (!/^[!-~]+$/.test(name)) return null
  const since = new Date(Date.now() - networksKeptDays * day)
  const column = name.includes('@') ? 'email' : 'username'
  const { rows } = await pool.query<FoundAccount>(
    statement(`find-account-by-${column}`, findSql.replace('NAME', column), [name, network, since]),
  )
  return rows[0] ?? null
}

/** Remembers that the account has signed in from the network, at most once a day. */
export async function rememberNetwork(account: FoundAccount, network: string, now = new Date()) {
  const { id, lastSignInHere } = account
  if (lastSignInHere && now.getTime() - lastSignInHere.getTime() < day) return
  await rememberSignIn(id, network, now)
}

export async function rememberSignIn(accountId: string, network: string, now: Date): Promise<void> {
  await pool.query(statement('remember-sign-in-network', rememberSql, [accountId, network, now]))
}

/** Whether the account has signed in from the network lately. */
export async function isKnownNetwork(accountId: string, network: string, now: Date): Promise<boolean> {
  const lastAt = { gt: new Date(now.getTime() - networksKeptDays * day) }
  return (await db.signInNetwork.count({ where: { accountId, network, lastAt } })) > 0
}

const findSql = `
  SELECT id, username, password_hash AS "passwordHash", suspended_at IS NOT NULL AS "isSuspended",
    second_factor_since IS NOT NULL AS "hasSecondFactor", ${mustUseProvider} AS "mustUseProvider", last_at AS "lastSignInHere"
  FROM account LEFT JOIN sign_in_network ON account_id = id AND network = $2 AND last_at > $3
  WHERE NAME = $1`

// No row for an account that was deleted meanwhile.
const rememberSql = `
  INSERT INTO sign_in_network (account_id, network, last_at)
  SELECT id, $2, $3 FROM account WHERE id = $1 FOR KEY SHARE
  ON CONFLICT (account_id, network) DO UPDATE SET last_at = greatest(sign_in_network.last_at, excluded.last_at)`
