import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { db, pool } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import { newSecret } from '#lib/tokens/secret.ts'

afterEach(() => void vi.restoreAllMocks())

test('look-ups of one turn share a statement, and each finds what it would find alone', async () => {
  const owner = await newAccount()
  const personal = await newToken(owner, { expiresAt: new Date('2030-01-02T03:04:05.678Z') })
  const inactive = await newToken(owner, { isActive: false, permission: 'admin', allRepositories: false })
  const organization = await newOrganization([[owner, 'owner']])
  const ofOrganization = await newOrganizationToken(organization, { scopes: ['scope-member-read'] })
  const secrets = [
    ofOrganization.secret,
    personal.secret,
    newSecret('account'),
    inactive.secret,
    personal.secret,
  ]
  const alone = []
  for (const secret of secrets) alone.push(await findTokenBySecret(secret))
  expect(alone.map((token) => token?.id)).toEqual([
    ofOrganization.id,
    personal.id,
    undefined,
    inactive.id,
    personal.id,
  ])

  const together = () => Promise.all(secrets.map((secret) => findTokenBySecret(secret)))
  // The unknown one is also looked for among the retired.
  expect(await statementsOf(together)).toEqual({
    answer: alone,
    sent: ['find-token-by-secret-each', 'find-token-by-retired-secret'],
  })
})

test('who asks after a deletion is refused, whatever statements had begun before it', async () => {
  const { id, secret } = await newToken(await newAccount())
  const held = delayAnswers()
  const first = findTokenBySecret(secret)
  await turn()
  const second = findTokenBySecret(secret)
  await vi.waitFor(() => expect(held.answered).toBe(2))
  await db.token.delete({ where: { id } })
  const third = findTokenBySecret(secret)
  held.release()
  expect(await Promise.all([first, second, third])).toEqual([
    expect.objectContaining({ id }),
    expect.objectContaining({ id }),
    null,
  ])
})

/** Keeps back what the database answers to the next two statements. */
function delayAnswers() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = { answered: 0, release: resolve }
  const query = pool.query.bind(pool) as (...sent: unknown[]) => Promise<unknown>
  const hold = async (...sent: unknown[]) => {
    const result = await query(...sent)
    held.answered++
    await promise
    return result
  }
  vi.spyOn(pool, 'query').mockImplementationOnce(hold).mockImplementationOnce(hold)
  return held
}
