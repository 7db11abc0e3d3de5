import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { keyIdOf } from '#lib/encryption/cipher.ts'
import { encryptSecret } from '#lib/encryption/encrypt-secret.ts'
import { encryptedColumns } from '#lib/encryption/encrypted-columns.ts'
import { parseInstanceKey } from '#lib/encryption/instance-key.ts'
import { keyFile } from '#lib/encryption/key-file.ts'
import { env } from '#lib/env.ts'
import { prepareInstanceKey } from '#lib/instance-key/prepare-instance-key.ts'
import { rotateInstanceKey } from '#lib/instance-key/rotate-instance-key.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { readRegistryToken, signRegistryToken } from '#lib/registry/registry-token.ts'
import { verifySecondFactor } from '#lib/second-factor/verify-second-factor.ts'
import { Secret } from '#lib/secret.ts'
import { forgetKeyring, keyring } from '#lib/signing-keys/keyring.ts'
import { newPerson } from '#lib/testing/new-person.ts'
import { newSecondFactor } from '#lib/testing/new-second-factor.ts'

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env } }
})
const endDatabase = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(endDatabase)

const settings: { INSTANCE_KEY?: string[] } = env
const system = { kind: 'system' } as const
const newKey = () => randomBytes(32).toString('base64')
const idOf = (key: string) => parseInstanceKey(key).id
const linesOfFile = () => readFileSync(keyFile(), 'utf8').trim().split('\n')
const stored = async () => [
  ...(await db.instanceSecret.findMany()).map(({ value }) => value),
  ...(await db.signingKey.findMany()).map(({ privateKey }) => privateKey),
  ...(await db.authenticator.findMany()).map(({ key }) => key),
]
const usedKeys = async () => [...new Set((await stored()).map(keyIdOf))]

/** As in a process that has just started. */
const restart = () => {
  delete (globalThis as { gatehouseInstanceSecret?: unknown }).gatehouseInstanceSecret
  forgetKeyring()
}

beforeEach(async () => {
  await db.signingKey.deleteMany()
  await db.instanceSecret.deleteMany()
  await db.authenticator.deleteMany()
  delete settings.INSTANCE_KEY
  rmSync(keyFile(), { force: true })
  restart()
  vi.spyOn(console, 'log').mockReturnValue()
})

it('encrypts every secret with a new key and keeps only that one in the file', async () => {
  await prepareInstanceKey()
  const secret = await deriveSecret('test')
  const token = await signRegistryToken(await keyring(), 'demo', [], new Date())
  const [old] = linesOfFile()
  const { id, retired } = await rotateInstanceKey(system)
  expect(retired).toEqual([idOf(old!)])
  expect(linesOfFile().map(idOf)).toEqual([id])
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
  expect(await usedKeys()).toEqual([id])
  restart()
  expect(await deriveSecret('test')).toBe(secret)
  expect(await readRegistryToken(new Secret(token))).not.toBeNull()
  expect(await db.auditEntry.findFirstOrThrow({ where: { targetName: id } })).toMatchObject({
    ...{ action: 'instance-key.rotate', actorKind: 'system', details: { retired } },
  })
})

it('keeps an authenticator app working', async () => {
  await prepareInstanceKey()
  const now = new Date()
  const { actor, codeAt } = await newSecondFactor(await newPerson(), now)
  await rotateInstanceKey(system)
  expect(await verifySecondFactor(actor, { code: codeAt() }, now)).toBe('code')
})

it('knows every column that contains an encrypted secret', async () => {
  await prepareInstanceKey()
  await keyring()
  await newSecondFactor(await newPerson())
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text'`
  const found: string[] = []
  for (const { table, column } of columns) {
    const rows = await db.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table}" WHERE "${column}" LIKE 'v1.%'`)
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  const known = Object.values(encryptedColumns).map(({ table, column }) => `${table}.${column}`)
  expect(found.sort()).toEqual(known.sort())
})

describe('that is stopped', () => {
  it('before its commit changed nothing, and is repeated with the same key', async () => {
    await prepareInstanceKey()
    await deriveSecret('test')
    const [old] = linesOfFile()
    const before = await stored()
    const crash = vi.spyOn(db, '$transaction').mockImplementationOnce((async (work: never) =>
      db.$transaction(async (tx) => {
        await (work as (given: typeof tx) => Promise<unknown>)(tx)
        throw new Error('stopped')
      })) as never)
    await expect(rotateInstanceKey(system)).rejects.toThrow('stopped')
    crash.mockRestore()
    expect(await stored()).toEqual(before)
    expect(linesOfFile()[1]).toBe(old)
    await prepareInstanceKey()
    const [next] = linesOfFile()
    await rotateInstanceKey(system)
    expect(linesOfFile()).toEqual([next])
    expect(await usedKeys()).toEqual([idOf(next!)])
  })

  it('after its commit starts with the new key', async () => {
    await prepareInstanceKey()
    await deriveSecret('test')
    const transaction = db.$transaction.bind(db) as (work: unknown) => Promise<never>
    const crash = vi.spyOn(db, '$transaction')
    crash.mockImplementationOnce(transaction as never).mockRejectedValueOnce(new Error('stopped'))
    await expect(rotateInstanceKey(system)).rejects.toThrow('stopped')
    crash.mockRestore()
    expect(linesOfFile()).toHaveLength(2)
    expect(await usedKeys()).toEqual([idOf(linesOfFile()[0]!)])
    await prepareInstanceKey()
    await rotateInstanceKey(system)
    expect(linesOfFile().map(idOf)).toEqual(await usedKeys())
  })
})

it('by two at once leaves one key, which is in use', async () => {
  await prepareInstanceKey()
  await Promise.all([rotateInstanceKey(system), rotateInstanceKey(system)])
  expect(linesOfFile().map(idOf)).toEqual(await usedKeys())
  await prepareInstanceKey()
})

it('catches a secret that is encrypted at the same time', async () => {
  await prepareInstanceKey()
  const place = { purpose: 'instance-secret', id: 'test' } as const
  const writes = Array.from({ length: 4 }, (_, at) =>
    db.$transaction(async (tx) => {
      const id = `${place.id}-${at}`
      const value = await encryptSecret(tx, { ...place, id }, 'test')
      await tx.instanceSecret.create({ data: { name: id, value } })
    }),
  )
  await Promise.all([...writes, rotateInstanceKey(system)])
  expect(await usedKeys()).toEqual(linesOfFile().map(idOf))
})

describe('of INSTANCE_KEY', () => {
  it('encrypts with the first key, after which the other can go', async () => {
    const [old, next] = [newKey(), newKey()]
    settings.INSTANCE_KEY = [old]
    await prepareInstanceKey()
    settings.INSTANCE_KEY = [next, old]
    expect(await rotateInstanceKey(system)).toEqual({ id: idOf(next), retired: [idOf(old)] })
    settings.INSTANCE_KEY = [next]
    await prepareInstanceKey()
  })

  it('says what to do where there is no other key', async () => {
    settings.INSTANCE_KEY = [newKey()]
    await prepareInstanceKey()
    const before = await stored()
    await expect(rotateInstanceKey(system)).rejects.toThrow('Set it to NEW,OLD for every replica')
    expect(await stored()).toEqual(before)
  })
})

it('is one command', async () => {
  await prepareInstanceKey()
  const [old] = linesOfFile()
  const environment = { ...process.env, INSTANCE_KEY: '' }
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/rotate-instance-key.mjs'], {
    env: environment,
  })
  const [next] = linesOfFile()
  expect(stdout).toBe(
    `Encrypting the secrets in the database with a new key. Keep the old one until this is done.
✓ All secrets are now encrypted with the key ${idOf(next!)}. instance.key no longer needs ${idOf(old!)}; older backups of the database do.
`,
  )
  expect(await usedKeys()).toEqual([idOf(next!)])
})
