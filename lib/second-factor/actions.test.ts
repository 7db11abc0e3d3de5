import { beforeEach, expect, test, vi } from 'vitest'
import type { ActionResult } from '#lib/action-result.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { beginAuthenticatorAction, confirmAuthenticatorAction } from '#lib/second-factor/actions.ts'
import { verifySecondFactor } from '#lib/second-factor/verify-second-factor.ts'
import { Secret } from '#lib/secret.ts'
import { newPerson, newSession, type Person } from '#lib/testing/new-person.ts'
import { codeOf } from '#lib/testing/new-second-factor.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

let person: Person
let actor: AccountActor

beforeEach(async () => {
  person = await newPerson()
  actor = session.actor = await newSession(person)
})

function dataOf<Data>(result: ActionResult<Data>): Data {
  if (!result.ok) throw new Error(result.error.message)
  return result.data
}

const begin = async () => dataOf(await beginAuthenticatorAction({ password: person.password }))

test('the page gets the key in base32, and a QR code', async () => {
  const { key, qrCode } = await begin()
  expect(key).toMatch(/^[A-Z2-7]{32}$/)
  expect(qrCode.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
  // Four empty modules at each side, and 17 beside four for each version.
  expect((qrCode.size - 8 - 17) % 4).toBe(0)
})

test('a retry after a lost answer gets recovery codes that work, in the place of those that were lost', async () => {
  const { id, key } = await begin()
  const input = { id, code: codeOf(new Secret(key), new Date()) }
  const call = crypto.randomUUID()
  const lost = dataOf(await confirmAuthenticatorAction(input, call))
  const again = dataOf(await confirmAuthenticatorAction(input, call))
  expect(new Set([...lost, ...again]).size).toBe(20)
  expect(await db.authenticator.count({ where: { accountId: person.id } })).toBe(1)
  await expect(verifySecondFactor(actor, { code: lost[0]! })).rejects.toMatchObject({ code: 'invalid' })
  expect(await verifySecondFactor(actor, { code: again[0]! })).toBe('recovery_code')
})

test('another call with the same code does nothing', async () => {
  const { id, key } = await begin()
  const input = { id, code: codeOf(new Secret(key), new Date()) }
  await confirmAuthenticatorAction(input, crypto.randomUUID())
  const again = await confirmAuthenticatorAction(input, crypto.randomUUID())
  expect(again).toMatchObject({ ok: false, error: { code: 'conflict' } })
})

test('nobody who is signed out begins', async () => {
  session.actor = null
  const answer = await beginAuthenticatorAction({ password: person.password })
  expect(answer).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
})
