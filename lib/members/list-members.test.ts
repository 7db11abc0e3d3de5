import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { listMembers } from '#lib/members/list-members.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

async function fourMembers() {
  const [ada, bo, cy, di] = [await newAccount(), await newAccount(), await newAccount(), await newAccount()]
  const organization = await newOrganization([
    ...(
      [
        [ada, 'owner'],
        [bo, 'editor'],
        [cy, 'member'],
        [di, 'member'],
      ] as const
    ).map(([actor, role]) => [actor, role] as [typeof ada, typeof role]),
  ])
  const named = { Ada: ada, Bo: bo, Cy: cy, Di: di }
  for (const [day, [name, { accountId }]] of Object.entries(named).entries()) {
    await db.account.update({ where: { id: accountId }, data: { name: `${name} 50%` } })
    await db.membership.updateMany({
      where: { accountId },
      data: { joinedAt: new Date(Date.UTC(2026, 0, 4 - day)) },
    })
  }
  return { organization, ada, bo, cy, di }
}

const namesOf = ({ members }: { members: readonly { name: string }[] }) =>
  members.map(({ name }) => name.slice(0, 2))

describe('the members', () => {
  it('are listed with role, day and groups; e-mail addresses to owners', async () => {
    const { organization, ada, cy } = await fourMembers()
    const { id } = await db.group.create({ data: { organizationId: organization.id, name: 'ops' } })
    const member = { groupId: id, organizationId: organization.id, accountId: cy.accountId }
    await db.groupMember.create({ data: member })
    const { members, ...rest } = await listMembers(ada, organization.name, { q: cy.username })
    expect(members).toEqual([
      {
        ...{ id: cy.accountId, username: cy.username, name: 'Cy 50%', email: `${cy.username}@example.com` },
        ...{ role: 'member', joinedAt: new Date('2026-01-02T00:00:00Z'), groups: ['ops'] },
        hasSecondFactor: false,
      },
    ])
    const counts = { owner: 1, editor: 1, member: 2 }
    expect(rest).toEqual({ matching: 1, page: 1, counts, canEdit: true })
  })

  it('are shown without e-mail addresses, and not found by them, to who may not edit them', async () => {
    const { organization, bo, cy, di } = await fourMembers()
    const reader = await newOrganizationActor(organization, { scopes: ['scope-member-read'] })
    for (const actor of [bo, cy, reader]) {
      const { members, canEdit } = await listMembers(actor, organization.name, {})
      expect(members.map(({ email }) => email)).toEqual([null, null, null, null])
      expect(canEdit).toBe(false)
      const byEmail = await listMembers(actor, organization.name, { q: `${di.username}@example.com` })
      expect(byEmail).toMatchObject({ members: [], matching: 0 })
    }
  })

  it('are found by username, name and, for who may edit them, e-mail address', async () => {
    const { organization, ada, di } = await fourMembers()
    const editor = await newOrganizationActor(organization, { scopes: ['scope-member-edit'] })
    const companyOwner = await newCompanyOwner(organization)
    for (const actor of [ada, editor, companyOwner]) {
      for (const q of [di.username.toUpperCase(), 'di 50%', `${di.username}@EXAMPLE`]) {
        expect(namesOf(await listMembers(actor, organization.name, { q }))).toEqual(['Di'])
      }
      expect((await listMembers(actor, organization.name, { q: '5_%' })).matching).toBe(0)
    }
  })

  it('are filtered by role, and sorted', async () => {
    const { organization, ada } = await fourMembers()
    const list = async (query: Parameters<typeof listMembers>[2]) =>
      namesOf(await listMembers(ada, organization.name, query))
    expect((await list({ role: 'member' })).sort()).toEqual(['Cy', 'Di'])
    expect(await list({ role: 'member', q: 'di' })).toEqual(['Di'])
    expect(await list({ sort: 'joined' })).toEqual(['Di', 'Cy', 'Bo', 'Ad'])
    expect(await list({ sort: 'joined', order: 'desc' })).toEqual(['Ad', 'Bo', 'Cy', 'Di'])
    expect((await list({ sort: 'role', order: 'desc' })).slice(0, 2)).toEqual(['Ad', 'Bo'])
    expect((await list({ sort: 'role' })).slice(2)).toEqual(['Bo', 'Ad'])
    const { members } = await listMembers(ada, organization.name, { order: 'desc' })
    const usernames = members.map(({ username }) => username)
    expect(usernames).toEqual(usernames.toSorted().reverse())
  })

  it('come page by page, and a page past the end is the last one', async () => {
    const { organization, ada } = await fourMembers()
    const page = (page: number) => listMembers(ada, organization.name, { sort: 'joined', page }, 3)
    expect(namesOf(await page(1))).toEqual(['Di', 'Cy', 'Bo'])
    expect(await page(9)).toMatchObject({ page: 2, matching: 4, members: [{ username: ada.username }] })
  })

  it('are nobody else’s to know of', async () => {
    const { organization, ada } = await fourMembers()
    const elsewhere = await newAccount()
    const other = await newOrganization([[elsewhere, 'owner']])
    for (const [actor, code] of [
      [elsewhere, 'not_found'],
      [await newOrganizationActor(other, { scopes: ['scope-member-edit'] }), 'not_found'],
      [
        await newOrganizationActor(organization, { scopes: ['scope-group-edit', 'scope-invite-edit'] }),
        'forbidden',
      ],
      [await newTokenActor(ada), 'forbidden'],
      [{ kind: 'anonymous', address: '192.0.2.3' }, 'unauthenticated'],
    ] as const) {
      await expect(listMembers(actor, organization.name, {})).rejects.toMatchObject({ code })
    }
    expect((await listMembers(elsewhere, other.name, {})).matching).toBe(1)
  })
})

it('counts each organization by itself where lists of several are asked for at once', async () => {
  const [first, second] = [await fourMembers(), await fourMembers()]
  await db.membership.delete({
    where: {
      organizationId_accountId: { organizationId: second.organization.id, accountId: second.cy.accountId },
    },
  })
  const list = ({ organization, ada }: typeof first) => listMembers(ada, organization.name, {})
  const lists = await Promise.all([list(first), list(second), list(first)])
  expect(lists.map(({ counts, matching }) => [counts, matching])).toEqual([
    [{ owner: 1, editor: 1, member: 2 }, 4],
    [{ owner: 1, editor: 1, member: 1 }, 3],
    [{ owner: 1, editor: 1, member: 2 }, 4],
  ])
})
