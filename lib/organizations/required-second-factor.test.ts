import { beforeEach, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { listMembers } from '#lib/members/list-members.ts'
import { listWithoutSecondFactor } from '#lib/members/list-without-second-factor.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'
import { updateOrganization } from '#lib/organizations/update-organization.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'

let owner: AccountActor
let member: AccountActor
let acme: { id: string; name: string }

beforeEach(async () => {
  ;[owner, member] = [await newAccount(), await newAccount()]
  acme = await newOrganization([
    [owner, 'owner'],
    [member, 'member'],
  ])
})

const setFactor = ({ accountId }: AccountActor, secondFactorSince: Date | null = new Date()) =>
  db.account.update({ where: { id: accountId }, data: { secondFactorSince } })
const require = (requiresSecondFactor = true) =>
  updateOrganization(owner, acme.name, { requiresSecondFactor })

it('is switched on and off by an owner, which the log has', async () => {
  await setFactor(owner)
  expect(await require()).toMatchObject({ requiresSecondFactor: true })
  expect(await require(false)).toMatchObject({ requiresSecondFactor: false })
  expect((await logOfOrganization(acme)).map(({ action, details }) => [action, details])).toEqual([
    ['organization.update', { requiresSecondFactor: { from: false, to: true } }],
    ['organization.update', { requiresSecondFactor: { from: true, to: false } }],
  ])
})

it('is not switched on by who would be shut out, an owner of the company no more than one of the organization', async () => {
  for (const actor of [owner, await newCompanyOwner(acme)]) {
    await expect(updateOrganization(actor, acme.name, { requiresSecondFactor: true })).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { requiresSecondFactor: expect.stringMatching(/^Set up two-factor/) } },
    })
  }
  expect(await db.organization.count({ where: { id: acme.id, requiresSecondFactor: true } })).toBe(0)
  expect(await logOfOrganization(acme)).toEqual([])
})

it('says beforehand who loses access: members and owners of the company, by name and number', async () => {
  const company = await newCompanyOwner(acme)
  const names = [owner, member, company].map(({ username }) => username).sort()
  const listed = () => listWithoutSecondFactor(owner, acme.name)
  expect(await listed()).toEqual({ total: 3, usernames: names, isOneself: true })
  await setFactor(owner)
  await setFactor(company)
  expect(await listed()).toEqual({ total: 1, usernames: [member.username], isOneself: false })
  await setFactor(member)
  expect(await listed()).toEqual({ total: 0, usernames: [], isOneself: false })
  await expect(listWithoutSecondFactor(member, acme.name)).rejects.toMatchObject({ code: 'forbidden' })
})

it('shows the managers of members who has none, and nobody else', async () => {
  await setFactor(owner)
  const shown = async (actor: AccountActor, q = '') => {
    const { members } = await listMembers(actor, acme.name, { q })
    return Object.fromEntries(members.map(({ username, hasSecondFactor }) => [username, hasSecondFactor]))
  }
  expect(await shown(owner)).toEqual({ [owner.username]: true, [member.username]: false })
  expect(await shown(owner, member.username)).toEqual({ [member.username]: false })
  expect(await shown(member)).toEqual({ [owner.username]: null, [member.username]: null })
})

it('leaves who has none the organization in the list, and refuses all else in words that say what to do', async () => {
  await setFactor(owner)
  await require()
  expect(await listOrganizations(member)).toMatchObject([{ name: acme.name, lacksSecondFactor: true }])
  await expect(getOrganization(member, acme.name)).rejects.toMatchObject({
    ...{ code: 'forbidden', needsSecondFactor: true },
    message: expect.stringMatching(/requires two-factor authentication\. Set it up at/),
  })
  await expect(getOrganization(await newAccount(), acme.name)).rejects.toMatchObject({ code: 'not_found' })
  await setFactor(member)
  expect(await getOrganization(member, acme.name)).toMatchObject({ lacksSecondFactor: false })
  await setFactor(owner, null)
  await expect(require(false)).rejects.toMatchObject({ code: 'forbidden', needsSecondFactor: true })
})
