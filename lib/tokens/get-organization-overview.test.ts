import { beforeAll, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { day } from '#lib/time.ts'
import { getOrganizationOverview } from '#lib/tokens/get-organization-overview.ts'

let [owner, editor, member]: AccountActor[] = []
let organization: { id: string; name: string }
const inDays = (days: number) => new Date(Date.now() + days * day)

beforeAll(async () => {
  ;[owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  organization = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  const { id: organizationId, name: namespace } = organization
  await db.organization.update({ where: { id: organizationId }, data: { plan: 'team' } })
  await db.repository.create({ data: { namespace, name: 'api', visibility: 'private' } })
  await db.group.create({ data: { organizationId, name: 'builders' } })
  const invite = { organizationId, role: 'member', invitedBy: owner.username } as const
  await db.invite.createMany({
    data: [
      { ...invite, email: 'a@example.com', secretHash: Buffer.from(`${namespace}a`), expiresAt: inDays(1) },
      { ...invite, email: 'b@example.com', secretHash: Buffer.from(`${namespace}b`), expiresAt: inDays(-1) },
    ],
  })
  const lastUsedAt = new Date()
  await newOrganizationToken(organization, { label: 'Later', expiresAt: inDays(20), lastUsedAt })
  await newOrganizationToken(organization, { label: 'Soon', expiresAt: inDays(3), lastUsedAt })
  await newOrganizationToken(organization, { label: 'Far', expiresAt: inDays(40), lastUsedAt: inDays(-91) })
  await newOrganizationToken(organization, { label: 'Over', expiresAt: inDays(-1) })
  await newOrganizationToken(organization, { label: 'Off', expiresAt: inDays(2), isActive: false })
  await newOrganizationToken(organization, { label: 'New' })
})

it('counts what there is, and names what ends soon, the soonest first', async () => {
  const { tokens, ...overview } = await getOrganizationOverview(owner!, organization.name)
  expect(overview).toMatchObject({ members: 3, owners: 1, groups: 1, repositories: 1, invites: 1 })
  expect(tokens).toMatchObject({ used: 6, limit: 10, attention: { expiring: 1, unused: 1, idle: 1 } })
  expect(tokens!.ending.map(({ name }) => name)).toEqual(['Soon', 'Later'])
  expect(tokens!.ending[0]!.expiresAt.getTime()).toBeGreaterThan(inDays(2).getTime())
})

it('tells each role what it may know', async () => {
  const seen = async (actor: AccountActor) => {
    const { members, repositories, invites, tokens } = await getOrganizationOverview(actor, organization.name)
    return { members, repositories, invites, tokens }
  }
  expect(await seen(editor!)).toEqual({ members: 3, repositories: 1, invites: null, tokens: null })
  expect(await seen(member!)).toEqual({ members: 3, repositories: null, invites: null, tokens: null })
  const stranger = await newAccount()
  await expect(seen(stranger)).rejects.toMatchObject({ code: 'not_found' })
})
