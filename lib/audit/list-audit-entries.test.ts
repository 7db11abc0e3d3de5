import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { listAuditActions } from '#lib/audit/list-audit-actions.ts'
import { listAuditEntries } from '#lib/audit/list-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { minute } from '#lib/time.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const account = { kind: 'account' } as const
let [owner, stranger]: AccountActor[] = []
let organization: { id: string; name: string }
const log = () => ({ kind: 'organization', name: organization.name }) as const

/** The oldest first; the last two of one instant. */
const entries = [
  ['2026-03-01T00:00:00Z', 'ada', 'organization.create', 'acme'],
  ['2026-03-01T23:59:59.999Z', 'ada', 'member.remove', 'bob'],
  ['2026-03-02T00:00:00Z', 'Ada_x', 'member.remove', 'carol'],
  ['2026-03-03T12:00:00Z', 'CI (gate_oat_…aB0x)', 'group.create', '50% team'],
  ['2026-03-03T12:00:00Z', 'ada with CI (gate_pat_…aB1x)', 'repository.create', 'acme/api'],
] as const

beforeAll(async () => {
  ;[owner, stranger] = [await newAccount(), await newAccount()]
  organization = await newOrganization([[owner, 'owner']])
  await db.auditEntry.createMany({
    data: entries.map(([at, actorName, action, targetName], place) => ({
      ...{
        id: `00000000-0000-7000-8000-${randomUUID().slice(24, 35)}${place}`,
        at,
        actorName,
        action,
        targetName,
      },
      ...{ organizationId: organization.id, actorKind: 'account', targetKind: action.split('.')[0]! },
    })),
  })
})

const names = async (query: Record<string, unknown>) =>
  (await listAuditEntries(owner!, log(), query as Partial<AuditQuery>)).entries.map(
    ({ targetName }) => targetName,
  )

describe('a log', () => {
  it('tells the latest first', async () => {
    const listed = await names({})
    expect(listed.slice(0, 2).toSorted()).toEqual(['50% team', 'acme/api'])
    expect(listed.slice(2)).toEqual(['carol', 'bob', 'acme'])
  })

  it.each<[Record<string, unknown>, string[]]>([
    [{ action: 'member.remove' }, ['carol', 'bob']],
    [{ action: 'member' }, ['carol', 'bob']],
    [{ actor: 'ADA' }, ['acme/api', 'carol', 'bob', 'acme']],
    [{ actor: 'ada_' }, ['carol']],
    [{ actor: 'ada with' }, ['acme/api']],
    [{ actor: '%' }, []],
    [{ target: '50% team' }, ['50% team']],
    [{ target: '50' }, []],
    [{ from: '2026-03-02', to: '2026-03-02' }, ['carol']],
    [{ to: '2026-03-01' }, ['bob', 'acme']],
    [{ from: '2026-03-02T01:00:00+01:00', to: '2026-03-03T12:00:00Z' }, ['carol']],
    [{ action: 'member.remove', actor: 'ada', to: '2026-03-01' }, ['bob']],
  ])('finds by %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it.each([
    { action: 'no.such' },
    { actor: ['a', 'b'], page: 'x' },
    { from: 'yesterday', to: '2026-02-31' },
    { from: '0000-01-01', to: '9999-12-31' },
    { target: 'a\0b', page: -1 },
  ])('shows all where %j is not to be understood', async (query) => {
    expect(await names(query)).toHaveLength(5)
  })

  it('comes in pages, the last one where a later is asked for', async () => {
    const { entries, matching, hasMore, page } = await listAuditEntries(owner!, log(), {
      page: 9,
      pageSize: 2,
    })
    expect(entries.map(({ targetName }) => targetName)).toEqual(['acme'])
    expect({ matching, hasMore, page }).toEqual({ matching: 5, hasMore: false, page: 3 })
  })
})

describe('what it was done to', () => {
  it('is named as it is now, while it exists', async () => {
    const repository = await newRepository(owner!)
    const { token } = await createToken(owner!, ownAccount, {
      description: 'CI',
      ...{ permission: 'read', repositories: 'all', publicRead: false, expiresAt: null },
    })
    await updateToken(owner!, ownAccount, {
      id: token.id,
      description: 'CD',
      permission: 'read',
      repositories: 'all',
      publicRead: false,
    })
    await deleteRepository(owner!, { id: repository.id, typedName: repository.fullName })
    const { entries } = await listAuditEntries(owner!, account, {})
    expect(entries.map(({ targetName, targetNow }) => [targetName, targetNow])).toEqual([
      [repository.fullName, null],
      ['CD', token.id],
      ['CI', token.id],
      [repository.fullName, null],
      [owner!.username, null],
    ])
  })
})

it('is read of one target alone', async () => {
  const person = await newAccount()
  const input = { permission: 'read', repositories: 'all', publicRead: false, expiresAt: null } as const
  const make = async () => (await createToken(person, ownAccount, { description: 'CI', ...input })).token
  const [first, second] = [await make(), await make()]
  const about = { kind: 'token', id: first.id }
  const { entries, matching } = await listAuditEntries(person, account, {}, { about })
  expect(entries.map(({ targetNow }) => targetNow)).toEqual([first.id])
  expect(matching).toBe(1)
  const foreign = await listAuditEntries(stranger!, account, {}, { about: { kind: 'token', id: second.id } })
  expect(foreign.entries).toEqual([])
})

it('takes days for those of the reader', async () => {
  const inZone = async (timeZone: string) =>
    (await listAuditEntries(owner!, log(), { from: '2026-03-02', to: '2026-03-02' }, { timeZone })).entries
  expect((await inZone('Europe/Berlin')).map(({ targetName }) => targetName)).toEqual(['carol', 'bob'])
  expect(await inZone('America/Los_Angeles')).toEqual([])
})

describe('what was refused to a token', () => {
  it('stands among the entries of its owner, and nobody else', async () => {
    const person = await newAccount()
    const { id } = await newToken(person, { description: 'CI', hint: 'gate_pat_…aB0x' })
    const at = new Date(Date.now() + minute)
    const exchange = { tokenId: id, at, address: '192.0.2.7', client: null, door: 'registry' }
    await db.tokenExchange.createMany({
      data: [
        { ...exchange, action: 'pulled demo/api', outcome: 'granted' },
        { ...exchange, action: 'asked to push demo/api', outcome: 'partly', reason: 'push to demo/api' },
        {
          ...exchange,
          at: new Date('2030-01-01'),
          action: 'asked to pull a/b',
          outcome: 'refused',
          reason: 'expired',
        },
      ],
    })
    const { entries, matching } = await listAuditEntries(person, account, {})
    const details = { hint: 'gate_pat_…aB0x', request: 'asked to push demo/api', refused: 'push to demo/api' }
    expect(matching).toBe(3)
    expect(entries[1]).toMatchObject({
      ...{ at, action: 'token.refuse', actorKind: 'token', actorName: 'CI (gate_pat_…aB0x)' },
      ...{ targetKind: 'token', targetName: 'CI', targetNow: id, address: '192.0.2.7', details },
    })
    const found = async (query: Partial<AuditQuery>) =>
      (await listAuditEntries(person, account, query)).entries.map(({ action }) => action)
    expect(await found({ action: 'token.refuse' })).toEqual(['token.refuse', 'token.refuse'])
    expect(await found({ action: 'token', to: '2029-12-31' })).toEqual(['token.refuse'])
    expect(await found({ action: 'account' })).toEqual(['account.register'])
    expect(await found({ page: 2, pageSize: 2 })).toEqual(['account.register'])
    const { entries: others } = await listAuditEntries(stranger!, account, { action: 'token.refuse' })
    expect(others).toEqual([])
  })
})

describe('who may read', () => {
  it('the log of an account: that person alone', async () => {
    const { entries } = await listAuditEntries(stranger!, account, {})
    expect(entries).toMatchObject([{ action: 'account.register', targetName: stranger!.username }])
    for (const read of [listAuditEntries, listAuditActions]) {
      await expect(read(await newTokenActor(owner!), account, {})).rejects.toMatchObject({
        code: 'forbidden',
      })
      const anybody = { kind: 'anonymous', address: '192.0.2.1' } as const
      await expect(read(anybody, account, {})).rejects.toMatchObject({ code: 'unauthenticated' })
    }
  })

  it('the log of an organization: its owners', async () => {
    const editor = await newAccount()
    await db.membership.create({
      data: { organizationId: organization.id, accountId: editor.accountId, role: 'editor' },
    })
    for (const read of [listAuditEntries, listAuditActions]) {
      await expect(read(editor, log(), {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(read(stranger!, log(), {})).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

it('names the actions that a log can be filtered by', async () => {
  const groups = await listAuditActions(owner!, account)
  expect(groups.map(({ label }) => label)).toEqual([
    ...[
      'Account',
      'Organization',
      'Members',
      'Invites',
      'Access tokens',
      'Devices',
      'Requests for access',
      'Device clients',
      'Repositories',
      'Services',
      'Companies',
      'Applications',
      'Imports',
      'Background jobs',
    ],
  ])
  expect(groups[4]!.actions[0]).toEqual({ action: 'token.create', label: 'Created an access token' })
})
