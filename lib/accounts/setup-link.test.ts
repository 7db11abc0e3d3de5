import { createHash } from 'node:crypto'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createSetupLink } from '#lib/accounts/create-setup-link.ts'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { redeemSetupLink } from '#lib/accounts/redeem-setup-link.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { Actor, AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())

vi.mock('#lib/accounts/password-hash.ts', { spy: true })

const anybody = (): AnonymousActor => ({ kind: 'anonymous', address: newAddress() })
const first = { username: 'first', email: 'first@example.com', password: 'correct horse battery' }
const second = { username: 'second', email: 'second@example.com', password: 'correct horse battery' }
const ended = { code: 'not_found' }
const secretOf = (link: string) => new Secret(new URL(link).hash.slice(1))

beforeEach(async () => {
  await db.account.deleteMany()
  await db.namespace.deleteMany()
  await db.setupLink.deleteMany()
})
afterAll(() => end())

test('a set-up link makes the first account, whatever the registration setting', async () => {
  const link = await createSetupLink()
  expect(link).toMatch(new RegExp(`^${env.PUBLIC_URL}/set-up#[\\w-]{43}$`))
  expect(env.REGISTRATION).toBe('closed')
  const { id } = await redeemSetupLink(anybody(), secretOf(link), first)
  expect(await verifyPassword('first', new Secret(first.password), newAddress())).toMatchObject({
    accountId: id,
  })
  expect(await db.auditEntry.findMany({ where: { accountId: id } })).toMatchObject([
    { action: 'account.register', targetId: id },
  ])
})

test('the account that it makes administers the site, and stays while nobody else does', async () => {
  const { id, username } = await redeemSetupLink(anybody(), secretOf(await createSetupLink()), first)
  expect(await db.account.findUnique({ where: { id } })).toMatchObject({ isSiteAdministrator: true })
  const actor: Actor = { kind: 'account', accountId: id, username, address: newAddress() }
  const deleting = deleteAccount(actor, { typedName: username, password: first.password })
  await expect(deleting).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.account.count()).toBe(1)
})

test('only the SHA-256 of its secret is kept', async () => {
  const secret = secretOf(await createSetupLink())
  const [row] = await db.setupLink.findMany()
  expect(Buffer.from(row!.secretHash)).toEqual(createHash('sha256').update(secret.reveal()).digest())
})

test('it works once, and the others that were printed end with it', async () => {
  const [one, other] = [secretOf(await createSetupLink()), secretOf(await createSetupLink())]
  await redeemSetupLink(anybody(), one, first)
  await expect(redeemSetupLink(anybody(), one, second)).rejects.toMatchObject(ended)
  await expect(redeemSetupLink(anybody(), other, second)).rejects.toMatchObject(ended)
  expect(await db.account.count()).toBe(1)
})

test('used several times at once, one link or two, it makes one account', async () => {
  const secrets = [secretOf(await createSetupLink()), secretOf(await createSetupLink())]
  // Without the work of hashing all of them come to the database together.
  vi.mocked(hashPassword).mockResolvedValue('none')
  onTestFinished(() => void vi.mocked(hashPassword).mockReset())
  const tries = Array.from({ length: 6 }, (_, at) =>
    redeemSetupLink(anybody(), secrets[at % 2]!, {
      ...first,
      username: `try-${at}`,
      email: `${at}@example.com`,
    }),
  )
  const outcomes = await Promise.allSettled(tries)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toMatchObject(ended)
  expect(await db.account.count()).toBe(1)
  expect(await db.setupLink.count()).toBe(0)
})

test('it holds for 24 hours', async () => {
  const secret = secretOf(await createSetupLink(new Date('2026-03-01T12:00:00Z')))
  const at = (time: string) => redeemSetupLink(anybody(), secret, first, new Date(time))
  await expect(at('2026-03-02T12:00:00Z')).rejects.toMatchObject(ended)
  expect(await at('2026-03-02T11:59:59Z')).toMatchObject({ username: 'first' })
})

test('there is none once there is an account, and one made before ends', async () => {
  const secret = secretOf(await createSetupLink())
  await db.account.create({
    data: {
      namespace: { create: { name: 'seed' } },
      email: 'seed@example.com',
      name: 'Seed',
      passwordHash: 'none',
    },
  })
  await expect(createSetupLink()).rejects.toMatchObject({ code: 'conflict' })
  await expect(redeemSetupLink(anybody(), secret, first)).rejects.toMatchObject(ended)
  expect(await db.account.count()).toBe(1)
})

test('a mistake in the form leaves the link whole', async () => {
  const secret = secretOf(await createSetupLink())
  for (const password of ['short', 'Password2026!', 'First-first-2026']) {
    const attempt = redeemSetupLink(anybody(), secret, { ...first, password })
    await expect(attempt).rejects.toMatchObject({ code: 'invalid', fields: { password: expect.any(String) } })
  }
  expect(await redeemSetupLink(anybody(), secret, first)).toMatchObject({ username: 'first' })
})

test('a guessed secret is refused, changes nothing and counts as a failed try', async () => {
  await createSetupLink()
  const actor = anybody()
  await expect(redeemSetupLink(actor, new Secret('x'.repeat(43)), first)).rejects.toMatchObject(ended)
  expect(await db.account.count()).toBe(0)
  expect(await db.rateLimit.findUnique({ where: { key: `failure-address:${actor.address}` } })).toMatchObject(
    { points: 1 },
  )
})
