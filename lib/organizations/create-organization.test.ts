import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { createOrganization } from '#lib/organizations/create-organization.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

const newName = () => `acme-${randomBytes(5).toString('hex')}`
const displayName = 'Acme Works'

describe('a new organization', () => {
  it('is on the plan Free, belongs to its maker, and begins its log', async () => {
    const actor = await newAccount()
    const name = newName()
    expect(await createOrganization(actor, { name: ` ${name} `, displayName: ` ${displayName} ` })).toEqual({
      name,
    })
    const organization = await getOrganization(actor, name)
    expect(organization).toMatchObject({
      ...{ name, displayName, plan: 'free', companyId: null, maxTokenDays: null },
      ...{ canReactivateTokens: false, role: 'owner', isCompanyOwner: false },
      ...{ requiresSecondFactor: false, lacksSecondFactor: false },
    })
    const log = await db.auditEntry.findMany({ where: { organizationId: organization.id } })
    expect(log).toMatchObject([
      {
        ...{ action: 'organization.create', actorId: actor.accountId, accountId: actor.accountId },
        ...{ targetKind: 'organization', targetId: organization.id, targetName: name },
        details: { displayName, plan: 'free' },
      },
    ])
  })

  it.each([
    ['too short', 'ab'],
    ['too long', 'a'.repeat(40)],
    ['of other letters', 'Acme'],
    ['reserved', 'organizations'],
    ['missing', undefined],
  ])('can not have a name that is %s', async (_, name) => {
    const made = createOrganization(await newAccount(), { name: name as string, displayName })
    await expect(made).rejects.toMatchObject({ code: 'invalid', fields: { name: expect.any(String) } })
  })

  it.each(['', '  ', 'a'.repeat(101), 'two\nlines'])('can not be displayed as %j', async (displayName) => {
    const made = createOrganization(await newAccount(), { name: newName(), displayName })
    await expect(made).rejects.toMatchObject({ code: 'invalid', fields: { displayName: expect.any(String) } })
  })

  it('can not have the name of an account, nor an account its name', async () => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const taken = (field: string) => ({
      code: 'conflict',
      fields: { [field]: expect.stringMatching(/taken/) },
    })
    const asOther = createOrganization(actor, { name: other.username, displayName })
    await expect(asOther).rejects.toMatchObject(taken('name'))
    const { name } = await newOrganization([[other, 'owner']])
    await expect(createOrganization(actor, { name, displayName })).rejects.toMatchObject(taken('name'))
  })

  it('says a hundred times at most to one address that a name is taken', async () => {
    const [account, { username: name }] = [await newAccount(), await newAccount()]
    const actor = { ...account, address: newAddress() }
    await db.rateLimit.create({
      data: { key: `failure-address:${actor.address}`, points: 99, expire: new Date(Date.now() + 60_000) },
    })
    const make = () => createOrganization(actor, { name, displayName })
    await expect(make()).rejects.toMatchObject({ code: 'conflict' })
    await expect(make()).rejects.toMatchObject({ code: 'limited' })
  })

  it('asked for many times at once is made once', async () => {
    const [name, actors] = [newName(), await Promise.all([1, 2, 3, 4].map(newAccount))]
    const tries = actors.map((actor) => createOrganization(actor, { name, displayName }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.organization.count({ where: { name } })).toBe(1)
  })

  it('is for people who signed in', async () => {
    const name = newName()
    const [nobody, system]: Actor[] = [{ kind: 'anonymous', address: '192.0.2.9' }, { kind: 'system' }]
    const make = (actor: Actor) => createOrganization(actor, { name, displayName })
    await expect(make(nobody!)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(make(await newTokenActor(await newAccount()))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(make(system!)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.namespace.count({ where: { name } })).toBe(0)
  })
})

describe('the list of organizations', () => {
  it('has those that one is in, then those of companies that one owns, and no others', async () => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const owners = { create: { accountId: actor.accountId } }
    const { id: companyId } = await db.company.create({ data: { name: newName(), owners } })
    const member = await newOrganization([[actor, 'member']], { displayName: 'b', plan: 'team' })
    const both = await newOrganization([[actor, 'editor']], { displayName: 'A', companyId })
    const company = await newOrganization([[other, 'owner']], { displayName: '0', companyId, plan: 'free' })
    await newOrganization([[other, 'owner']])
    const createdAt = expect.any(Date)
    expect(await listOrganizations(actor)).toEqual([
      {
        lacksSecondFactor: false,
        ...both,
        createdAt,
        displayName: 'A',
        plan: 'business',
        role: 'editor',
        isCompanyOwner: true,
      },
      {
        lacksSecondFactor: false,
        ...member,
        createdAt,
        displayName: 'b',
        plan: 'team',
        role: 'member',
        isCompanyOwner: false,
      },
      {
        lacksSecondFactor: false,
        ...company,
        createdAt,
        displayName: '0',
        plan: 'free',
        role: null,
        isCompanyOwner: true,
      },
    ])
  })

  it('is empty for somebody new, and closed to tokens', async () => {
    const actor = await newAccount()
    expect(await listOrganizations(actor)).toEqual([])
    await expect(listOrganizations(await newTokenActor(actor))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
