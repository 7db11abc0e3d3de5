import { expect, it } from 'vitest'
import { leaveOrganizations } from '#lib/accounts/leave-organizations.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { listMembers } from '#lib/members/list-members.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { makeSeveral } from '#lib/testing/make-several.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'

const newAccounts = (count: number) => makeSeveral(count, () => newAccount())
const asMembers = (accounts: AccountActor[]) =>
  accounts.map((account) => [account, 'member'] as [AccountActor, 'member'])

async function countsOf({ id }: { id: string }) {
  const select = { ownerCount: true, editorCount: true, memberCount: true }
  const {
    ownerCount: owner,
    editorCount: editor,
    memberCount: member,
  } = await db.organization.findUniqueOrThrow({
    where: { id },
    select,
  })
  return { owner, editor, member }
}

it('counts by role what simultaneous changes leave', async () => {
  const owner = await newAccount()
  const members = await newAccounts(12)
  const organization = await newOrganization([[owner, 'owner'], ...asMembers(members)])
  const companyOwner = await newCompanyOwner(organization)
  const joining = await newAccounts(4)
  await Promise.all([
    ...members
      .slice(0, 4)
      .map(({ username }) => changeRole(companyOwner, organization.name, { username, role: 'editor' })),
    ...members.slice(4, 8).map(({ username }) => removeMember(owner, organization.name, { username })),
    ...members.slice(8, 10).map(({ accountId: id }) => db.account.delete({ where: { id } })),
    ...joining.map(({ accountId }) =>
      db.membership.create({ data: { organizationId: organization.id, accountId, role: 'member' } }),
    ),
  ])
  expect(await countsOf(organization)).toEqual({ owner: 1, editor: 4, member: 6 })
  const list = await listMembers(owner, organization.name, {})
  expect(list).toMatchObject({ matching: 11, counts: { owner: 1, editor: 4, member: 6 } })
  expect(list.members).toHaveLength(11)
})

it('lets accounts leave the same organizations at once, in whatever order their rows stand', async () => {
  const owner = await newAccount()
  const [first, second] = [await newAccounts(6), await newAccounts(6)]
  const organizations = await Promise.all(
    [
      [...first, ...second],
      [...second, ...first],
      [...first.toReversed(), ...second],
    ].map((members) => newOrganization([[owner, 'owner'], ...asMembers(members)])),
  )
  await Promise.all([
    ...first.map((account) => db.$transaction((tx) => leaveOrganizations(tx, account))),
    ...second.map(({ accountId: id }) => db.account.delete({ where: { id } })),
  ])
  for (const organization of organizations) {
    expect(await countsOf(organization)).toEqual({ owner: 1, editor: 0, member: 0 })
  }
})

it('deletes an organization with its members', async () => {
  const [owner, member] = [await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [member, 'member'],
  ])
  await deleteOrganization(owner, organization.name, { typedName: organization.name })
  expect(await db.membership.count({ where: { accountId: member.accountId } })).toBe(0)
})
