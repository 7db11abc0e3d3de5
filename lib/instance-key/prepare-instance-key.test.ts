import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { keyFile } from '#lib/encryption/key-file.ts'
import { parseInstanceKey } from '#lib/encryption/instance-key.ts'
import { env } from '#lib/env.ts'
import { prepareInstanceKey } from '#lib/instance-key/prepare-instance-key.ts'
import { StartError } from '#lib/start-error.ts'

vi.mock('#lib/env.ts', async (original) => {
  const { env } = (await original()) as { env: object }
  return { env: { ...env } }
})
const endDatabase = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(endDatabase)

const settings: { INSTANCE_KEY?: string[]; DATA_DIR: string } = env
const newKey = () => randomBytes(32).toString('base64')
const idOf = (key: string) => parseInstanceKey(key).id
const privateKey = '-----BEGIN PRIVATE KEY-----\ntest\n-----END PRIVATE KEY-----'
const root = randomBytes(32).toString('base64url')

const rows = async () => [
  ...(await db.instanceSecret.findMany()).map(({ value }) => value),
  ...(await db.signingKey.findMany({ where: { NOT: { privateKey: '' } } })).map((row) => row.privateKey),
]
/** As an earlier version left it. */
async function insertPlain() {
  await db.instanceSecret.create({ data: { name: 'root', value: root } })
  const key = (id: string, privateKey: string) => ({ id, privateKey, certificate: '' })
  await db.signingKey.createMany({ data: [key('present', privateKey), key('retired', '')] })
}

beforeEach(async () => {
  await db.signingKey.deleteMany()
  await db.instanceSecret.deleteMany()
  delete settings.INSTANCE_KEY
  rmSync(keyFile(), { force: true })
  vi.spyOn(console, 'log').mockReturnValue()
})

describe('the first start', () => {
  it('makes a key of 32 bytes in a file that only its user can read', async () => {
    await prepareInstanceKey()
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
    const key = readFileSync(keyFile(), 'utf8').trim()
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    const [stored] = await rows()
    expect(stored).toMatch(new RegExp(`^v1\\.${idOf(key)}\\.`))
    await prepareInstanceKey()
    expect(readFileSync(keyFile(), 'utf8').trim()).toBe(key)
  })

  it.runIf(env.DATABASE_URL)('says where it is, on a server', async () => {
    await prepareInstanceKey()
    await prepareInstanceKey()
    expect(vi.mocked(console.log).mock.calls.flat()).toEqual([expect.stringContaining(keyFile())])
  })

  it('makes no file where INSTANCE_KEY is set', async () => {
    const key = newKey()
    settings.INSTANCE_KEY = [key]
    await prepareInstanceKey()
    expect(existsSync(keyFile())).toBe(false)
    expect(await rows()).toEqual([expect.stringMatching(new RegExp(`^v1\\.${idOf(key)}\\.`))])
  })

  it('of several replicas at once makes one key', async () => {
    await Promise.all(Array.from({ length: 5 }, prepareInstanceKey))
    expect(await rows()).toHaveLength(1)
    await prepareInstanceKey()
  })
})

describe('an upgrade', () => {
  it('encrypts what is stored in plain text, once, by however many replicas', async () => {
    await insertPlain()
    await Promise.all(Array.from({ length: 3 }, prepareInstanceKey))
    const encrypted = await rows()
    for (const stored of encrypted) expect(stored).toMatch(/^v1\./)
    const [secret] = await db.instanceSecret.findMany()
    expect(decryptSecret({ purpose: 'instance-secret', id: 'root' }, secret!.value)).toBe(root)
    const keys = await db.signingKey.findMany({ orderBy: { id: 'asc' } })
    expect(decryptSecret({ purpose: 'signing-key', id: 'present' }, keys[0]!.privateKey)).toBe(privateKey)
    expect(keys[1]!.privateKey).toBe('')
    await prepareInstanceKey()
    expect(await rows()).toEqual(encrypted)
  })

  it('that is stopped before its commit leaves everything as it was, and is repeated', async () => {
    await insertPlain()
    const crash = vi.spyOn(db, '$transaction').mockImplementationOnce((async (work: never) =>
      db.$transaction(async (tx) => {
        await (work as (given: typeof tx) => Promise<unknown>)(tx)
        throw new Error('stopped')
      })) as never)
    await expect(prepareInstanceKey()).rejects.toThrow('stopped')
    crash.mockRestore()
    expect((await rows()).sort()).toEqual([privateKey, root].sort())
    await prepareInstanceKey()
    for (const stored of await rows()) expect(stored).toMatch(/^v1\./)
  })
})

describe('a start is refused in one line', () => {
  const refusal = async () => {
    const before = await rows()
    const error = await prepareInstanceKey().catch((error: unknown) => error)
    expect(error).toBeInstanceOf(StartError)
    expect(await rows()).toEqual(before)
    return (error as Error).message
  }

  it('with another INSTANCE_KEY', async () => {
    const key = newKey()
    settings.INSTANCE_KEY = [key]
    await prepareInstanceKey()
    settings.INSTANCE_KEY = [newKey()]
    expect(await refusal()).toBe(
      `The secrets in the database are encrypted with the key ${idOf(key)}, which INSTANCE_KEY does not contain. Set INSTANCE_KEY to that key, or restore instance.key from your backup.`,
    )
    settings.INSTANCE_KEY = [newKey(), key]
    await prepareInstanceKey()
  })

  it('without the key file, as on a replica that has none, and makes no other', async () => {
    await prepareInstanceKey()
    rmSync(keyFile())
    expect(await refusal()).toContain(`which ${keyFile()} does not contain`)
    expect(existsSync(keyFile())).toBe(false)
  })

  it('with a key file that is damaged', async () => {
    await prepareInstanceKey()
    writeFileSync(keyFile(), 'half')
    expect(await refusal()).toBe(
      `The key file ${keyFile()} cannot be used: An instance key has 32 bytes. Restore it from your backup, or set INSTANCE_KEY.`,
    )
  })

  it('after a secret was exchanged for another', async () => {
    await insertPlain()
    await prepareInstanceKey()
    const { value } = await db.instanceSecret.findUniqueOrThrow({ where: { name: 'root' } })
    await db.signingKey.update({ where: { id: 'present' }, data: { privateKey: value } })
    expect(await refusal()).toBe('The signing-key present in the database was changed. Restore a backup.')
  })
})
