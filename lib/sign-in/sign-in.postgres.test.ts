import { expect, test } from 'vitest'
import { db } from '#lib/database/db.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

test('signing in waits for a change of the password that is under way, and fails', async () => {
  const { id, ...person } = await newPerson()
  const [identifier, password] = [person.username, new Secret(person.password)]
  const attempt = await db.$transaction(async (tx) => {
    await tx.account.update({ where: { id }, data: { passwordHash: 'changed' } })
    let settled = false
    const begun = signIn({ identifier, password, address: newAddress(), client: 'Firefox', replaces: null })
    const outcome = Promise.allSettled([begun]).finally(() => (settled = true))
    const waiting = () => tx.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks WHERE transactionid = pg_current_xact_id()::xid AND NOT granted`
    while (!settled && (await waiting()).length === 0);
    return { outcome }
  })
  const reason = expect.objectContaining({ code: 'unauthenticated' })
  expect(await attempt.outcome).toEqual([{ status: 'rejected', reason }])
  expect(await db.session.count({ where: { accountId: id } })).toBe(0)
})

test('simultaneous sign-ins after a few failures do not deadlock', async () => {
  const { id, ...person } = await newPerson()
  const failures = { failedSignIns: 3, failedSignInsSince: new Date() }
  await db.account.update({ where: { id }, data: failures })
  const [identifier, password] = [person.username, new Secret(person.password)]
  const visit = { address: newAddress(), client: 'Firefox', replaces: null }
  const signIns = Array.from({ length: 10 }, () => signIn({ identifier, password, ...visit }))
  const failed = (await Promise.allSettled(signIns)).filter(({ status }) => status === 'rejected')
  expect(failed).toEqual([])
})
