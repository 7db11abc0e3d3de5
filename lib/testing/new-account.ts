import { randomBytes } from 'node:crypto'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/db.ts'

/** A new account for one test, as the actor of its session. Nobody can sign in with its password. */
export async function newAccount(name = 'user'): Promise<AccountActor> {
  const username = `${name}-${randomBytes(6).toString('hex')}`
  const { id } = await db.account.create({
    data: {
      namespace: { create: { name: username } },
      email: `${username}@example.com`,
      name,
      passwordHash: 'none',
    },
  })
  return { kind: 'account', accountId: id, username, address: '192.0.2.1' }
}
