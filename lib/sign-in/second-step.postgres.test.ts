import { expect, test } from 'vitest'
import { db } from '#lib/database/db.ts'
import { beginAuthenticator } from '#lib/second-factor/begin-authenticator.ts'
import { confirmAuthenticator } from '#lib/second-factor/confirm-authenticator.ts'
import { Secret } from '#lib/secret.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { codeOf } from '#lib/testing/new-second-factor.ts'

test('no sign-in by password alone outlives turning on a second factor beside it', async () => {
  const person = await newPerson()
  const actor = await newSession(person)
  const now = new Date()
  const { id, key } = await beginAuthenticator(actor, { password: person.password }, now)
  const [identifier, password] = [person.username, new Secret(person.password)]
  const visit = { address: newAddress(), client: 'Firefox on Linux', replaces: null }
  await Promise.allSettled([
    ...Array.from({ length: 4 }, () => signIn({ identifier, password, ...visit })),
    confirmAuthenticator(actor, { id, code: codeOf(key, now) }, now),
    ...Array.from({ length: 4 }, () => signIn({ identifier, password, ...visit })),
  ])
  const left = await db.session.findMany({ where: { accountId: person.id }, select: { id: true } })
  expect(left).toEqual([{ id: actor.sessionId }])
})
