import { readdirSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { registerAccount } from '#lib/accounts/register-account.ts'
import { reservedNames } from '#lib/accounts/reserved-names.ts'
import { verifyPassword } from '#lib/accounts/verify-password.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { Secret } from '#lib/secret.ts'

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env, REGISTRATION: 'open' } }
})
const settings: { REGISTRATION: string } = env

let made = 0
const anybody = (): AnonymousActor => ({ kind: 'anonymous', address: newAddress() })
const newInput = () => {
  const username = `new-${process.pid}-${Date.now()}-${made++}`
  return { username, email: `${username}@example.com`, password: 'correct horse battery' }
}
const rowsOf = async (username: string) => ({
  namespaces: await db.namespace.count({ where: { name: username } }),
  accounts: await db.account.count({ where: { username } }),
})

// The first account is created with the setup link.
beforeAll(() => newPerson())

afterEach(() => {
  settings.REGISTRATION = 'open'
})

describe('registering', () => {
  test('makes an account with its namespace, and the first entry of its log', async () => {
    const [actor, input] = [anybody(), newInput()]
    const { id } = await registerAccount(actor, { ...input, email: input.email.toUpperCase() })
    expect(await rowsOf(input.username)).toEqual({ namespaces: 1, accounts: 1 })
    const { username, email } = input
    expect(await db.account.findUnique({ where: { id } })).toMatchObject({ username, email, name: username })
    expect(await db.auditEntry.findMany({ where: { accountId: id } })).toMatchObject([
      {
        action: 'account.register',
        actorKind: 'anonymous',
        address: actor.address,
        targetId: id,
        targetName: username,
      },
    ])
    expect(await verifyPassword(username, new Secret(input.password), newAddress())).toMatchObject({
      accountId: id,
    })
  })

  test('keeps the password nowhere', async () => {
    const input = { ...newInput(), password: `secret phrase ${crypto.randomUUID()}` }
    const { id } = await registerAccount(anybody(), input)
    const kept = JSON.stringify([
      await db.account.findUnique({ where: { id } }),
      await db.auditEntry.findMany({ where: { accountId: id } }),
    ])
    expect(kept).not.toContain(input.password)
  })

  test('is refused, and makes nothing, where it is closed', async () => {
    settings.REGISTRATION = 'closed'
    const input = newInput()
    const answer = { code: 'not_found', message: 'Registration is closed.' }
    await expect(registerAccount(anybody(), input)).rejects.toMatchObject(answer)
    expect(await rowsOf(input.username)).toEqual({ namespaces: 0, accounts: 0 })
  })

  test('refuses a name that an account or an organization has, and an e-mail that is in use', async () => {
    const { username, email } = await newPerson()
    const namespace = `org-${newInput().username}`
    await db.namespace.create({ data: { name: namespace } })
    for (const name of [username, namespace]) {
      const attempt = registerAccount(anybody(), { ...newInput(), username: name })
      await expect(attempt).rejects.toMatchObject({
        code: 'conflict',
        fields: { username: expect.any(String) },
      })
    }
    const input = { ...newInput(), email: email.toUpperCase() }
    await expect(registerAccount(anybody(), input)).rejects.toMatchObject({
      code: 'conflict',
      fields: { email: 'This e-mail address already has an account. Sign in instead.' },
    })
    expect(await rowsOf(input.username)).toEqual({ namespaces: 0, accounts: 0 })
  })

  test('answers whether an e-mail is in use a hundred times at most from one address', async () => {
    const [{ email }, actor] = [await newPerson(), anybody()]
    await db.rateLimit.create({
      data: { key: `failure-address:${actor.address}`, points: 99, expire: new Date(Date.now() + 60_000) },
    })
    await expect(registerAccount(actor, { ...newInput(), email })).rejects.toMatchObject({ code: 'conflict' })
    await expect(registerAccount(actor, { ...newInput(), email })).rejects.toMatchObject({ code: 'limited' })
  })

  test('of one name several times at once makes one account', async () => {
    const input = newInput()
    const tries = Array.from({ length: 5 }, (_, at) =>
      registerAccount(anybody(), { ...input, email: `${at}-${input.email}` }),
    )
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await rowsOf(input.username)).toEqual({ namespaces: 1, accounts: 1 })
  })
})

describe('a username', () => {
  const attempt = (username: string) => registerAccount(anybody(), { ...newInput(), username })

  test.each([
    'ab',
    'a'.repeat(40),
    'Demo',
    'dé-mo',
    'a b c',
    '-abc',
    'abc-',
    'a..b',
    'a___b',
    'a.-b',
    'a/b',
    '',
  ])('%j is refused', async (username) => {
    await expect(attempt(username)).rejects.toMatchObject({
      code: 'invalid',
      fields: { username: expect.any(String) },
    })
  })

  test.each(['a.b', 'a_b', 'a__b', 'a-b', 'a--b', '0ab'])('may have a form like %j', async (form) => {
    const username = `${form}${process.pid}x${Date.now()}`
    expect(await attempt(username)).toMatchObject({ username })
  })

  test('of three and of 39 characters is allowed', async () => {
    const unique = `${process.pid}${Date.now()}${made++}`
    const long = unique.padEnd(39, 'x')
    expect(await attempt(long)).toMatchObject({ username: long })
    const free = crypto.randomUUID().replaceAll('-', '').slice(0, 3)
    expect(await attempt(free).catch((error: unknown) => error)).not.toMatchObject({ code: 'invalid' })
  })

  test.each([
    'api',
    'v2',
    'token',
    'account',
    'admin',
    'sign-in',
    'register',
    'repositories',
    'library',
    'healthz',
  ])('%s is reserved', async (username) => {
    const fields = { username: expect.stringContaining('reserved') }
    const error = await attempt(username).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject(username.length < 3 ? { code: 'invalid' } : { code: 'invalid', fields })
  })

  test('is reserved where addresses begin with it, or the log says it of nobody', () => {
    const words = readdirSync('app', { withFileTypes: true }).flatMap((each) =>
      each.isDirectory() && !each.name.startsWith('_') ? each.name : [],
    )
    expect(words).toContain('organizations')
    for (const word of [...words, 'anonymous', 'system']) expect(reservedNames).toContain(word)
  })

  test('that is reserved could otherwise be taken: the list holds nothing that the grammar refuses', () => {
    for (const name of reservedNames) expect(name).toMatch(/^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/)
  })
})

describe('a password', () => {
  const attempt = (password: string) => registerAccount(anybody(), { ...newInput(), password })
  const refused = { code: 'invalid', fields: { password: expect.any(String) } }

  test('has 12 to 128 characters', async () => {
    await expect(attempt('a'.repeat(11))).rejects.toMatchObject(refused)
    await expect(attempt('a'.repeat(129))).rejects.toMatchObject(refused)
    expect(await attempt('grey herons!')).toMatchObject({ id: expect.any(String) })
    expect(await attempt('grey herons '.repeat(11).slice(0, 128))).toMatchObject({ id: expect.any(String) })
  })

  test('is no common one, and not made of the name', async () => {
    await expect(attempt('Password2026!')).rejects.toMatchObject(refused)
    const input = newInput()
    const named = registerAccount(anybody(), { ...input, password: `${input.username}!!` })
    await expect(named).rejects.toMatchObject(refused)
  })

  test('does not begin like an access token', async () => {
    await expect(attempt('gate_pat_0123456789')).rejects.toMatchObject(refused)
    await expect(attempt('gate_oat_0123456789')).rejects.toMatchObject(refused)
  })

  test('holds however its letters are composed', async () => {
    const { username } = await attempt('caf\u00e9 au lait noir')
    expect(await verifyPassword(username, new Secret('cafe\u0301 au lait noir'), newAddress())).toMatchObject(
      {
        username,
      },
    )
  })
})

test.each(['', 'nobody', 'no@body', '@example.com', `${'a'.repeat(250)}@example.com`])(
  '%j is no e-mail',
  async (email) => {
    const fields = { email: expect.any(String) }
    await expect(registerAccount(anybody(), { ...newInput(), email })).rejects.toMatchObject({
      code: 'invalid',
      fields,
    })
  },
)
