import { randomBytes } from 'node:crypto'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'

/** A new account for one test, as an actor with a session. Nobody can sign in to it. */
export async function newAccount(): Promise<AccountActor> {
  const username = `user-${randomBytes(6).toString('hex')}`
  const account = { username, email: `${username}@example.com`, passwordHash: 'none' }
  const { id } = await mutate({ kind: 'system' }, (tx) => insertAccount(tx, account))
  return { kind: 'account', accountId: id, username, address: '192.0.2.1' }
}

/** An account's log entries about tokens and repositories, oldest first. */
export async function logOf({ accountId }: AccountActor) {
  const entries = await db.auditEntry.findMany({
    where: { accountId, action: { not: { startsWith: 'account.' } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return entries.map(({ action, targetName, details }) => ({ action, targetName, details }))
}
