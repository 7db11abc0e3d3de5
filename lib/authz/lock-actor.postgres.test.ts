import { expect, it } from 'vitest'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

const lockNotAvailable = '55P03'

/** Whether the row is there for another transaction to change, or to delete, without waiting. */
async function isFree(table: 'account' | 'session' | 'token', id: string, to: 'change' | 'delete') {
  const lock = to === 'delete' ? 'UPDATE' : 'NO KEY UPDATE'
  try {
    const { rowCount } = await pool.query(`SELECT 1 FROM ${table} WHERE id = $1 FOR ${lock} NOWAIT`, [id])
    return rowCount === 1
  } catch (error) {
    if ((error as { code?: string }).code !== lockNotAvailable) throw error
    return false
  }
}

it('a person is neither deleted nor signed out until the transaction ends, but may change', async () => {
  const { accountId, sessionId, ...person } = await newSession(await newPerson())
  await db.$transaction(async (tx) => {
    await lockActor(tx, { ...person, accountId, sessionId })
    expect(await isFree('account', accountId, 'delete')).toBe(false)
    expect(await isFree('session', sessionId, 'delete')).toBe(false)
    expect(await isFree('account', accountId, 'change')).toBe(true)
    expect(await isFree('session', sessionId, 'change')).toBe(true)
  })
  expect(await isFree('session', sessionId, 'delete')).toBe(true)
})

it('a token is neither deleted nor changed until the transaction ends', async () => {
  const actor = await newTokenActor(await newAccount())
  await db.$transaction(async (tx) => {
    await lockActor(tx, actor)
    expect(await isFree('token', actor.tokenId, 'delete')).toBe(false)
    expect(await isFree('token', actor.tokenId, 'change')).toBe(false)
  })
  expect(await isFree('token', actor.tokenId, 'change')).toBe(true)
})
