import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listCompanies } from '#lib/companies/list-companies.ts'
import { companyQuerySchema } from '#lib/companies/schema.ts'
import { db } from '#lib/database/db.ts'
import { listSiteOrganizations } from '#lib/organizations/list-site-organizations.ts'
import { siteOrganizationQuerySchema } from '#lib/organizations/schema.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

async function site() {
  const [administrator, owner, member] = [
    await newSiteAdministrator(),
    await newAccount(),
    await newAccount(),
  ]
  const company = `Group ${randomBytes(5).toString('hex')}`
  const owners = { create: { accountId: member.accountId } }
  const { id: companyId } = await db.company.create({ data: { name: company, owners } })
  const a = await newOrganization(
    [
      [owner, 'owner'],
      [member, 'member'],
    ],
    { plan: 'team', companyId },
  )
  const b = await newOrganization([[owner, 'owner']], { plan: 'free' })
  await newOrganizationToken(a)
  return { administrator, owner, member, company, a, b }
}

describe('all organizations', () => {
  it('are found by company and owner, filtered by plan, and sorted', async () => {
    const { administrator, owner, company, a, b } = await site()
    const list = (change: object) =>
      listSiteOrganizations(administrator, siteOrganizationQuerySchema.parse(change))
    const byOwner = await list({ q: owner.username, sort: 'plan', order: 'desc' })
    expect(byOwner.matching).toBe(2)
    expect(byOwner.organizations).toMatchObject([
      { ...a, plan: 'team', company, owners: [owner.username], members: 2, tokens: 1 },
      { ...b, plan: 'free', company: null, owners: [owner.username], members: 1, tokens: 0 },
    ])
    expect((await list({ q: company })).organizations).toMatchObject([{ name: a.name }])
    expect((await list({ q: owner.username, plan: 'free' })).organizations).toMatchObject([{ name: b.name }])
    const { counts, matching } = await list({})
    expect(counts.free + counts.team + counts.business).toBe(matching)
    expect(await list({ q: owner.username, page: 9 })).toMatchObject({ page: 1 })
  })

  it('are for site administrators alone', async () => {
    const { owner } = await site()
    const listed = listSiteOrganizations(owner, siteOrganizationQuerySchema.parse({}))
    await expect(listed).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('all companies', () => {
  it('are found by their own names and those of owners and organizations', async () => {
    const { administrator, member, company, a } = await site()
    const found = async (q: string) =>
      (await listCompanies(administrator, companyQuerySchema.parse({ q, sort: 'created' }))).companies
    const expected = [{ name: company, owners: [member.username], organizations: [a.name] }]
    for (const q of [company.toUpperCase(), member.username, a.name]) {
      expect(await found(q)).toMatchObject(expected)
    }
    expect(await found('no company is called so')).toEqual([])
  })

  it('are for site administrators alone', async () => {
    const { member } = await site()
    const listed = listCompanies(member, companyQuerySchema.parse({}))
    await expect(listed).rejects.toMatchObject({ code: 'not_found' })
  })
})
