import { createDecipheriv, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createSetupLink } from '#lib/accounts/create-setup-link.ts'
import { authSecret } from '#lib/auth/session-cookie.ts'
import { currentActor } from '#lib/auth/current-actor.ts'
import { readBearerSubject } from '#lib/credentials/bearer.ts'
import { signHmacJwt } from '#lib/credentials/hmac-jwt.ts'
import { openApiSession } from '#lib/credentials/open-api-session.ts'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { createInvites } from '#lib/invites/create-invites.ts'
import { isNotificationCredential } from '#lib/registry/notifications.ts'
import { readRegistryToken, signRegistryToken } from '#lib/registry/registry-token.ts'
import { hashSecret, Secret } from '#lib/secret.ts'
import { keyring, type Keyring } from '#lib/signing-keys/keyring.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'
import { newToken } from '#lib/testing/new-token.ts'

const sent = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => ({ value: sent.cookie }) }),
}))
// No mail server answers at port 1, so mails wait in the outbox.
vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env, SMTP_URL: 'smtp://127.0.0.1:1' } }
})
const endDatabase = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(endDatabase)

/** The cookie of somebody who holds the dump and has an account of their own. */
let ownCookie: string
let victim: Awaited<ReturnType<typeof newSession>>
let factor: Awaited<ReturnType<typeof newSecondFactor>>
let dump: string[]

beforeAll(async () => {
  await createSetupLink()
  const { sessionSecret } = await newSession(await newPerson())
  ownCookie = await encode({ token: { sub: sessionSecret.reveal() }, secret: await authSecret() })
  const person = await newPerson()
  victim = await newSession(person)
  await newToken(victim)
  const login = { kind: 'login', username: person.username, secret: new Secret(person.password) } as const
  await openApiSession(login, { address: newAddress(), userAgent: undefined, door: 'api', now: new Date() })
  const { name } = await newOrganization([[victim, 'owner']])
  await createInvites(victim, name, { invitees: ['guest@example.com'], role: 'member' })
  await keyring()
  factor = await newSecondFactor(await newPerson())
  dump = await textsOfAllTables()
})

/** Each value of each row of each table, and each text within those that are JSON. */
async function textsOfAllTables(): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
  const found = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.add(value)
    else if (typeof value === 'object' && value) Object.values(value).forEach(collect)
  }
  for (const { name } of tables)
    collect(await db.$queryRawUnsafe(`SELECT to_jsonb(t) AS row FROM "${name}" AS t`))
  for (const text of found) {
    try {
      collect(JSON.parse(text))
    } catch {
      // Most texts are no JSON.
    }
  }
  return [...found]
}

/** What somebody can do who knows these texts and how Gatehouse works. */
async function forgeries(texts: string[]): Promise<string[]> {
  const done: string[] = []
  const kids = (await db.signingKey.findMany()).map(({ id }) => id)
  const roots = texts.flatMap(bytesOf)
  const derived = (purpose: string) =>
    roots.map((root) => Buffer.from(hkdfSync('sha256', root, '', purpose, 32)).toString('base64url'))

  for (const secret of derived('next-auth')) {
    if (!(await decode({ token: ownCookie, secret }).catch(() => null))) continue
    for (const sub of texts) {
      sent.cookie = await encode({ token: { sub }, secret })
      if ((await currentActor())?.accountId === victim.accountId) done.push('session')
    }
  }
  for (const key of derived('api-bearer')) {
    const claims = { sub: `token/k3Fq-${crypto.randomUUID()}`, nbf: 0, exp: 2 ** 32 }
    const bearer = signHmacJwt(key, claims)
    if (await readBearerSubject(new Secret(bearer), new Date())) done.push('bearer')
  }
  for (const privateKey of texts.flatMap(privateKeyIn)) {
    for (const kid of kids) {
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid })).toString('base64url')
      const ring = { signing: { privateKey, header } } as Keyring
      const registryToken = await signRegistryToken(ring, 'demo', [], new Date())
      if (await readRegistryToken(new Secret(registryToken))) done.push('registry token')
    }
  }
  for (const credential of derived('registry-notifications'))
    if (await isNotificationCredential(new Secret(credential))) done.push('notification')
  const mails = await db.outboxMessage.findMany()
  for (const key of derived('outbox')) if (mails.some(({ payload }) => opens(key, payload))) done.push('mail')
  return [...new Set(done)]
}

const bytesOf = (text: string) => [
  Buffer.from(text),
  ...['base64url' as const, 'hex' as const].map((encoding) =>
    Buffer.from(text.replace(/^\\x/, ''), encoding),
  ),
]

function privateKeyIn(text: string): KeyObject[] {
  try {
    return [createPrivateKey(text)]
  } catch {
    return []
  }
}

function opens(key: string, payload: Uint8Array): boolean {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), payload.subarray(0, 12))
  decipher.setAuthTag(payload.subarray(12, 28)).update(payload.subarray(28))
  try {
    decipher.final()
    return true
  } catch {
    return false
  }
}

it('alone forges no session, bearer, registry token or notification, and opens no mail', async () => {
  expect(dump.length).toBeGreaterThan(100)
  expect(await forgeries(dump)).toEqual([])
})

it('holds no text whose SHA-256 is stored: no session, token, invite, set-up link or recovery code', async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'secret_hash'`
  const hashes: string[] = []
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ hash: string }[]>(
      `SELECT encode(secret_hash, 'hex') AS hash FROM "${name}"`,
    )
    hashes.push(...rows.map(({ hash }) => hash))
  }
  // Three sessions, a token, an invite, a set-up link and ten recovery codes.
  expect(hashes).toHaveLength(16)
  expect(dump.filter((text) => hashes.includes(hashSecret(text).toString('hex')))).toEqual([])
})

it('holds no key of an authenticator app, and no recovery code', () => {
  const text = dump.join('\n').toLowerCase()
  for (const secret of [factor.key, ...factor.recoveryCodes])
    for (const form of [secret.reveal(), secret.reveal().replaceAll('-', '')])
      expect(text).not.toContain(form.toLowerCase())
})

it('with the instance key and the cookie’s secret forges all of them', async () => {
  const secrets = await db.instanceSecret.findMany()
  const opened = secrets.map(({ name, value }) =>
    decryptSecret({ purpose: 'instance-secret', id: name }, value),
  )
  const keys = (await db.signingKey.findMany()).map(({ id, privateKey }) =>
    decryptSecret({ purpose: 'signing-key', id }, privateKey),
  )
  expect(await forgeries([...opened, ...keys, victim.sessionSecret.reveal()])).toEqual([
    ...['session', 'bearer', 'registry token', 'notification', 'mail'],
  ])
})
