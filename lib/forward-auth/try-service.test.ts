import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { tryService, type TryService } from '#lib/forward-auth/try-service.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

let owner: AccountActor
let member: AccountActor
let acme: { id: string; name: string }
let npm: Awaited<ReturnType<typeof newService>>

beforeAll(async () => {
  ;[owner, member] = [await newAccount(), await newAccount()]
  acme = await newOrganization([
    [owner, 'owner'],
    [member, 'member'],
  ])
  npm = await newService(acme)
})

const request = { method: 'GET', address: '/left-pad', hint: '' }
const attempt = (more: Partial<TryService>) => tryService(owner, acme.name, npm.name, { ...request, ...more })

describe('a request', () => {
  it('is decided as it would be, with the line', async () => {
    expect(await attempt({})).toEqual({
      ...{ path: '/left-pad', problem: null, tokens: [], decision: { permission: 'read', line: 1 } },
    })
    expect(await attempt({ method: ' post', address: `https://${npm.host}/-/admin/x?y` })).toMatchObject({
      ...{ path: '/-/admin/x', decision: { permission: 'admin', line: 0 } },
    })
  })

  it('is decided by rules that are not saved yet', async () => {
    const permissions = [{ name: 'see', role: 'member' as const, includes: [] }]
    const rules = [{ methods: ['GET'], path: '/left-pad', permission: 'see' }]
    expect((await attempt({ edited: { rules, permissions } })).decision).toEqual({
      permission: 'see',
      line: 0,
    })
    const other = attempt({ address: '/right-pad', edited: { rules, permissions } })
    expect((await other).decision).toBeNull()
    const wrong = [{ ...rules[0]!, permission: 'write' }]
    await expect(attempt({ edited: { rules: wrong, permissions } })).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { 'rules.0.permission': expect.any(String) } },
    })
  })

  it.each(['/a//b', '/a/../b', '/a%2fb', '/a;b', 'left-pad'])(
    '%s is refused before any rule',
    async (address) => {
      expect(await attempt({ address })).toMatchObject({ problem: expect.any(String), decision: null })
    },
  )

  it('to another host is none of its own', async () => {
    expect(await attempt({ address: 'https://other.example.com/x' })).toMatchObject({
      ...{ problem: 'other.example.com is no host of this service.', decision: null },
    })
  })
})

describe('a hint', () => {
  it('finds the tokens that it could mean, with what each may do now', async () => {
    const hint = 'gate_pat_…aB4x'
    const mine = await newToken(member, { hint })
    const theirs = await newOrganizationToken(acme, { hint: 'gate_oat_…aB4x', isActive: false })
    const without = await newToken(owner, { hint })
    await giveService(mine, npm, 'write')
    await giveService(theirs, npm, 'write')
    await giveService(without, await newService(acme), 'write')
    const ofOrganization = {
      ...{ hint: 'gate_oat_…aB4x', owner: acme.name, works: false, rights: ['read', 'write'] },
    }
    const ofMember = { hint, owner: member.username, works: true, rights: ['read'] }
    const { tokens } = await attempt({ hint: 'aB4x' })
    expect(tokens).toHaveLength(2)
    expect(tokens).toEqual(expect.arrayContaining([ofOrganization, ofMember]))
    expect((await attempt({ hint })).tokens).toEqual([ofMember])
    expect((await attempt({ hint: '%' })).tokens).toEqual([])
    await db.account.update({ where: { id: member.accountId }, data: { suspendedAt: new Date() } })
    expect((await attempt({ hint })).tokens).toEqual([{ ...ofMember, works: false }])
  })
})

it("is for who manages the service, and reads no other's", async () => {
  const editor = await newAccount()
  await db.membership.create({
    data: { organizationId: acme.id, accountId: editor.accountId, role: 'editor' },
  })
  await expect(tryService(editor, acme.name, npm.name, request)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(tryService(await newAccount(), acme.name, npm.name, request)).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(tryService(owner, null, npm.name, request)).rejects.toMatchObject({ code: 'not_found' })
  const foreign = await newService(await newOrganization([[await newAccount(), 'owner']]))
  await expect(tryService(owner, acme.name, foreign.id, request)).rejects.toMatchObject({ code: 'not_found' })
})

it.each<[Partial<Record<keyof TryService, unknown>>, string]>([
  [{ method: '' }, 'method'],
  [{ method: 'G T' }, 'method'],
  [{ address: '' }, 'address'],
  [{ address: 'x'.repeat(4001) }, 'address'],
  [{ hint: 'x'.repeat(101) }, 'hint'],
])('%j is refused', async (bad, field) => {
  await expect(attempt(bad as Partial<TryService>)).rejects.toMatchObject({
    ...{ code: 'invalid', fields: { [field]: expect.any(String) } },
  })
})
