import { createPrivateKey, X509Certificate } from 'node:crypto'
import { exportJWK, importJWK, calculateJwkThumbprint, compactVerify } from 'jose'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { readRegistryToken, signRegistryToken } from '#lib/registry/registry-token.ts'
import { newRoot, newSigningKey } from '#lib/signing-keys/certificates.ts'
import { forgetKeyring, keyring, type Keyring } from '#lib/signing-keys/keyring.ts'
import { rotateSigningKey } from '#lib/signing-keys/rotate-signing-key.ts'
import { createSigningKey, readRoot, readSigningKeys } from '#lib/signing-keys/stored-keys.ts'
import { hour, second } from '#lib/time.ts'
import { Secret } from '#lib/secret.ts'

const endDatabase = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(endDatabase)

const system = { kind: 'system' } as const
const header = (token: string) => JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())
const newToken = async () => signRegistryToken(await keyring(), 'demo', [], new Date())

/** As another replica does that rotates the key. */
const insertKey = (key: Parameters<typeof createSigningKey>[1]) =>
  db.$transaction((tx) => createSigningKey(tx, key))

beforeEach(async () => {
  await db.signingKey.deleteMany()
  await db.instanceSecret.deleteMany()
  forgetKeyring()
})

describe('certificates', async () => {
  const root = await newRoot()
  const key = await newSigningKey(root)
  const [ca, leaf] = [new X509Certificate(root.certificate), new X509Certificate(key.certificate)]

  it('of keys are issued by the root, and by no other root of the same name', async () => {
    expect(ca.ca).toBe(true)
    expect(ca.verify(ca.publicKey)).toBe(true)
    expect(leaf.ca).toBe(false)
    expect(leaf.checkIssued(ca)).toBe(true)
    expect(leaf.verify(ca.publicKey)).toBe(true)
    const stranger = new X509Certificate((await newRoot()).certificate)
    expect(leaf.checkIssued(stranger)).toBe(false)
    expect(leaf.verify(stranger.publicKey)).toBe(false)
  })

  it('fit their keys, which are named by their RFC 7638 thumbprint', async () => {
    expect(leaf.checkPrivateKey(createPrivateKey(key.privateKey))).toBe(true)
    expect(key.id).toBe(await calculateJwkThumbprint(await exportJWK(leaf.publicKey)))
  })

  it('hold already for clocks that lag, and for decades', () => {
    for (const { validFromDate, validToDate } of [ca, leaf]) {
      expect(validFromDate.getTime()).toBeLessThan(Date.now() - 12 * hour)
      expect(validToDate.getTime()).toBeGreaterThan(Date.now() + 40 * 365 * 24 * hour)
    }
  })

  it('are well formed, however often they are made', async () => {
    for (let time = 0; time < 50; time++) {
      const again = new X509Certificate((await newSigningKey(root)).certificate)
      expect(again.verify(ca.publicKey)).toBe(true)
    }
  })
})

describe('the first keys', () => {
  it('are made once, by however many replicas, and that is in the log', async () => {
    const since = new Date()
    const rings = await Promise.all(
      Array.from({ length: 5 }, () => {
        forgetKeyring()
        return keyring()
      }),
    )
    expect(new Set(rings.map(({ signing }) => signing.header)).size).toBe(1)
    expect(new Set(rings.map(({ rootCertificate }) => rootCertificate)).size).toBe(1)
    expect(await db.signingKey.count()).toBe(1)
    expect(await db.auditEntry.findMany({ where: { at: { gte: since } } })).toMatchObject([
      { action: 'signing-key.create', actorKind: 'system' },
    ])
  })

  it('are read from the database once in a while, not for each token', async () => {
    const first = await keyring()
    expect(await keyring()).toBe(first)
    forgetKeyring()
    expect((await keyring()).rootCertificate).toBe(first.rootCertificate)
  })
})

describe('a registry token', () => {
  it('carries the certificate of its key, which the root has signed', async () => {
    const { x5c, ...rest } = header(await newToken())
    const [key] = await db.signingKey.findMany()
    expect(rest).toEqual({ typ: 'JWT', alg: 'ES256', kid: key!.id })
    expect(x5c).toHaveLength(1)
    const leaf = new X509Certificate(Buffer.from(x5c[0], 'base64'))
    const { rootCertificate } = await keyring()
    expect(leaf.verify(new X509Certificate(rootCertificate).publicKey)).toBe(true)
  })

  it('is verified with the published key', async () => {
    const token = await newToken()
    const { jwks } = await keyring()
    expect(jwks.keys).toHaveLength(1)
    const [jwk] = jwks.keys
    expect(jwk).toMatchObject({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256', kid: header(token).kid })
    expect(jwk).not.toHaveProperty('d')
    await compactVerify(token, await importJWK(jwk!, 'ES256'))
  })
})

describe('rotating the key', () => {
  it('signs with the new one at once and still verifies what the old one signed', async () => {
    const before = await newToken()
    const { rootCertificate } = await keyring()
    const id = await rotateSigningKey(system)
    const after = await newToken()
    expect(header(after).kid).toBe(id)
    expect(header(before).kid).not.toBe(id)
    expect(await readRegistryToken(new Secret(before))).not.toBeNull()
    expect(await readRegistryToken(new Secret(after))).not.toBeNull()
    const ring = await keyring()
    expect(ring.rootCertificate).toBe(rootCertificate)
    expect(ring.jwks.keys.map(({ kid }) => kid)).toEqual([id, header(before).kid])
  })

  it('leaves nothing to sign with of the old one, and says so in the log', async () => {
    const old = header(await newToken()).kid
    const id = await rotateSigningKey(system)
    const retired = await db.signingKey.findUniqueOrThrow({ where: { id: old } })
    expect(retired.privateKey).toBe('')
    expect(retired.retiredAt).not.toBeNull()
    const entry = await db.auditEntry.findFirstOrThrow({ where: { targetName: id } })
    expect(entry).toMatchObject({
      action: 'signing-key.rotate',
      actorKind: 'system',
      details: { retired: old },
    })
  })

  it('trusts no key any more when all that it signed has expired', async () => {
    const before = await newToken()
    await rotateSigningKey(system)
    const longAgo = new Date(Date.now() - 2 * hour - second)
    await db.signingKey.updateMany({ where: { id: header(before).kid }, data: { retiredAt: longAgo } })
    forgetKeyring()
    expect((await keyring()).jwks.keys).toHaveLength(1)
    expect(await readRegistryToken(new Secret(before))).toBeNull()
  })

  it('by two at once is done by one', async () => {
    await keyring()
    const results = await Promise.allSettled([rotateSigningKey(system), rotateSigningKey(system)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    })
    expect(await db.signingKey.count({ where: { retiredAt: null } })).toBe(1)
    expect(await db.signingKey.count()).toBe(2)
  })

  it('is noticed by other replicas within half a minute', async () => {
    await keyring()
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const key = await newSigningKey(await readRoot())
      await insertKey({ ...key, createdAt: new Date(Date.now() + second) })
      expect(header(await newToken()).kid).not.toBe(key.id)
      vi.setSystemTime(Date.now() + 31 * second)
      expect(header(await newToken()).kid).toBe(key.id)
    } finally {
      vi.useRealTimers()
    }
  })

  it('keeps nobody out who comes from a replica that noticed it first', async () => {
    await keyring()
    const root = await readRoot()
    const [key, foreign] = [await newSigningKey(root), await newSigningKey(root)]
    await insertKey(key)
    const signedWith = ({ id, privateKey }: typeof key) => {
      const named = Buffer.from(JSON.stringify({ alg: 'ES256', kid: id })).toString('base64url')
      const signing = { privateKey: createPrivateKey(privateKey), header: named }
      return signRegistryToken({ signing } as Keyring, 'demo', [], new Date())
    }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * second })
    try {
      expect(await readRegistryToken(new Secret(await signedWith(key)))).not.toBeNull()
      expect(await readRegistryToken(new Secret(await signedWith(foreign)))).toBeNull()
      expect(await readRegistryToken(new Secret('no.token'))).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })
})

it('keeps no private key where it is published', async () => {
  const ring = await keyring()
  const published = JSON.stringify([ring.jwks, ring.rootCertificate, ring.signing.header])
  const privateKey = (await readSigningKeys())[0]!.privateKey
  const d = createPrivateKey(privateKey).export({ format: 'jwk' }).d!
  expect(published).not.toContain(d)
})
