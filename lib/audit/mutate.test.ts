import { describe, expect, it } from 'vitest'
import { mutate, type Audit } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'

const entry: Audit = { action: 'token.update', target: { kind: 'token', name: 'Test' } }

async function renamed() {
  const actor = await newAccount()
  const { id } = await newToken(actor, { description: 'Before' })
  const rename = (audit: Audit | Audit[], fail = false) =>
    mutate(actor, async (tx) => {
      await tx.token.updateMany({ where: { id, accountId: actor.accountId }, data: { description: 'After' } })
      if (fail) throw new Error('On purpose')
      return { result: 'done', audit }
    })
  const name = async () => (await db.token.findUniqueOrThrow({ where: { id } })).description
  const entries = () =>
    db.auditEntry.findMany({ where: { accountId: actor.accountId, action: 'token.update' } })
  return { actor, rename, name, entries }
}

it('never ends or changes again', async () => {
  const { rename, entries } = await renamed()
  await rename(entry)
  const [row] = await entries()
  const where = { id: row!.id }
  const refused = 'only ever added'
  await expect(db.auditEntry.updateMany({ where, data: { actorName: 'nobody' } })).rejects.toThrow(refused)
  await expect(db.auditEntry.deleteMany({ where })).rejects.toThrow(refused)
  await expect(db.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(refused)
  expect(await entries()).toEqual([row])
})

describe('a change and its log entry', () => {
  it('stand together', async () => {
    const { actor, rename, name, entries } = await renamed()
    expect(await rename({ ...entry, details: { is: 'After' } })).toBe('done')
    expect(await name()).toBe('After')
    const { accountId, username, address } = actor
    const who = { accountId, actorKind: 'account', actorId: accountId, actorName: username, address }
    expect(await entries()).toMatchObject([{ ...who, details: { is: 'After' }, targetName: 'Test' }])
  })

  it('fall together where the change fails', async () => {
    const { rename, name, entries } = await renamed()
    await expect(rename(entry, true)).rejects.toThrow('On purpose')
    expect([await name(), await entries()]).toEqual(['Before', []])
  })

  it('fall together where the entry fails', async () => {
    const { rename, name, entries } = await renamed()
    const broken = { ...entry, target: { kind: 'token', name: 'NUL \0' } }
    await expect(rename([entry, broken])).rejects.toThrow()
    expect([await name(), await entries()]).toEqual(['Before', []])
  })
})

it('names who acted, whoever that is', async () => {
  const actor = await newAccount()
  const { accountId, address } = actor
  const organizationActor = {
    kind: 'organization',
    ...{ tokenId: accountId, tokenName: 'CI', hint: 'gate_oat_…test' },
    ...{ organizationId: accountId, organizationName: 'acme', scopes: [] },
    ...{
      publicRead: false,
      allRepositories: false,
      allPush: false,
      pullPrefixes: [],
      pushPrefixes: [],
      address,
    },
  } as const
  const log = async () => ({ result: null, audit: { ...entry, accountId } })
  await mutate(await newTokenActor(actor, { hint: 'gate_pat_…test' }), log)
  await mutate(organizationActor, log)
  await mutate({ kind: 'anonymous', address }, log)
  await mutate({ kind: 'system' }, log)
  const entries = await db.auditEntry.findMany({
    where: { accountId, action: 'token.update' },
    orderBy: [{ actorKind: 'asc' }, { actorName: 'desc' }],
  })
  expect(entries).toMatchObject([
    { actorKind: 'anonymous', actorName: 'anonymous', address },
    { actorKind: 'system', actorName: 'system', address: null },
    { actorKind: 'token', actorName: `${actor.username} with Test (gate_pat_…test)`, address },
    { actorKind: 'token', actorName: 'CI (gate_oat_…test)', address },
  ])
})
