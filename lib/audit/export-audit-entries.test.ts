import { expect, it } from 'vitest'
import { exportAuditEntries } from '#lib/audit/export-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

const entry = { actorKind: 'account', actorName: 'ada', address: '192.0.2.1', targetKind: 'member' }

async function csvOf(owner: AccountActor, name: string, query: Partial<AuditQuery> = {}) {
  const pieces = await Array.fromAsync(await exportAuditEntries(owner, { kind: 'organization', name }, query))
  return pieces.join('')
}

it('is CSV that a spreadsheet takes for text', async () => {
  const owner = await newAccount()
  const { id: organizationId, name } = await newOrganization([[owner, 'owner']])
  const details = { role: { from: 'member', to: 'owner' }, groups: ['a', 'b'] }
  await db.auditEntry.createMany({
    data: [
      {
        ...entry,
        organizationId,
        at: '2026-03-01T10:00:00+01:00',
        action: 'member.change_role',
        targetName: '=1+1',
        details,
      },
      {
        ...entry,
        organizationId,
        at: '2026-03-02T10:00:00Z',
        action: 'member.remove',
        targetName: 'a "b"',
        address: null,
      },
    ],
  })
  expect((await csvOf(owner, name)).split('\r\n')).toEqual([
    '"Time (UTC)","Who","Kind","Address","Action","What","On","Name","Details"',
    '"2026-03-02T10:00:00.000Z","ada","account",,"member.remove","Removed a member","member","a ""b""",""',
    `"2026-03-01T09:00:00.000Z","ada","account","192.0.2.1","member.change_role","Changed the role of a member","member","'=1+1","Role: member → owner; Groups: a, b"`,
    '',
  ])
  expect((await csvOf(owner, name, { action: 'member.remove' })).split('\r\n')).toHaveLength(3)
})

it('holds every entry once, however many are of one instant', async () => {
  const owner = await newAccount()
  const { id: organizationId, name } = await newOrganization([[owner, 'owner']])
  await db.auditEntry.createMany({
    data: Array.from({ length: 2_001 }, (_, place) => ({
      ...{ ...entry, organizationId, action: 'member.remove', targetName: `m${place}` },
      at: new Date(Date.UTC(2026, 2, 1) + Math.floor(place / 700)),
    })),
  })
  const lines = (await csvOf(owner, name)).trimEnd().split('\r\n').slice(1)
  const names = lines.map((line) => line.split(',')[7])
  expect(names).toHaveLength(2_001)
  expect(new Set(names).size).toBe(2_001)
  expect(lines.map((line) => line.slice(0, 24))).toEqual(
    lines
      .map((line) => line.slice(0, 24))
      .toSorted()
      .reverse(),
  )
})

it('is refused before it begins', async () => {
  const [owner, other] = [await newAccount(), await newAccount()]
  const { name } = await newOrganization([[other, 'owner']])
  await expect(csvOf(owner, name)).rejects.toMatchObject({ code: 'not_found' })
  const byToken = exportAuditEntries(await newTokenActor(owner), { kind: 'account' }, {})
  await expect(byToken).rejects.toMatchObject({ code: 'forbidden' })
})
