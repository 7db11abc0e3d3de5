import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner } from '#lib/owners.ts'
import { hashSecret } from '#lib/secret.ts'
import { makeSeveral } from '#lib/testing/make-several.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { day, minute } from '#lib/time.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'

const plain: CreateToken<'organization'> = {
  label: 'CI',
  description: '',
  expiresAt: null,
  publicRead: true,
  repositories: { all: null, chosen: [] },
  scopes: [],
}

let owner: AccountActor
beforeAll(async () => {
  owner = await newAccount()
})

const organization = (columns: Parameters<typeof newOrganization>[1] = {}) =>
  newOrganization([[owner, 'owner']], columns)
const count = ({ id }: { id: string }) => db.token.count({ where: { organizationId: id } })
const fill = (of: { id: string }, many: number, columns = {}) =>
  makeSeveral(many, () => newOrganizationToken(of, columns))

describe('a new token', () => {
  it('is as it was asked for, the organization’s, and its secret is kept as a hash alone', async () => {
    const acme = await organization()
    const expiresAt = '2199-07-01T02:30:00+05:30'
    const [api, web] = [
      await newOrganizationRepository(acme, 'api'),
      await newOrganizationRepository(acme, 'web'),
    ]
    const wanted: CreateToken<'organization'> = {
      ...{ label: ' Deploy ', description: 'Pushes api', publicRead: false },
      repositories: {
        all: 'pull',
        chosen: [
          { id: web, access: 'pull' },
          { id: api, access: 'push' },
        ],
      },
      scopes: ['scope-member-edit'],
      expiresAt,
    }
    const { token, secret } = await createToken(owner, organizationOwner(acme.name), wanted, { expiresAt })
    expect(secret.reveal()).toMatch(/^gate_oat_\w{36}$/)
    expect(token).toEqual({
      id: token.id,
      hint: `gate_oat_…${secret.reveal().slice(-4)}`,
      label: 'Deploy',
      description: 'Pushes api',
      status: 'active',
      createdAt: expect.any(Date),
      expiresAt: new Date('2199-06-30T21:00:00Z'),
      expiresAtSent: '2199-07-01T02:30:00+05:30',
      lastUse: null,
      ...{ lastRefusal: null, expiredUse: null, rotatedAt: null, oldSecret: null },
      publicRead: false,
      repositories: { all: 'pull', chosen: 2, push: 1, prefixes: [] },
      scopes: ['scope-member-edit', 'scope-member-read'],
      source: 'manual',
      device: null,
      reason: null,
      workload: null,
      runUrl: null,
      ...{ createdBy: owner.username, creatorAddress: owner.address, creatorAgent: null },
      resourcesSent: null,
      services: [],
      chosenRepositories: [
        { id: api, fullName: `${acme.name}/api`, visibility: 'private', access: 'push' },
        { id: web, fullName: `${acme.name}/web`, visibility: 'private', access: 'pull' },
      ],
    })
    const row = await db.token.findUniqueOrThrow({ where: { secretHash: hashSecret(secret.reveal()) } })
    expect(row).toMatchObject({ id: token.id, organizationId: acme.id, accountId: null, permission: null })
    expect(JSON.stringify(row)).not.toContain(secret.reveal().slice(9, 30))
    const rights = await db.tokenRepository.findMany({
      where: { tokenId: token.id },
      orderBy: { push: 'asc' },
    })
    expect(rights).toMatchObject([
      { repositoryId: web, pull: true, push: false, delete: false },
      { repositoryId: api, pull: true, push: true, delete: false },
    ])
  })

  it('stands in the organization’s log, with what it may do and no secret', async () => {
    const acme = await organization()
    const id = await newOrganizationRepository(acme, 'api')
    const expiresAt = new Date(Date.now() + day).toISOString()
    const repositories = { all: null, chosen: [{ id, access: 'push' as const }] }
    const scopes = ['scope-invite-read' as const]
    const wanted = { ...plain, expiresAt, repositories, scopes }
    const { token, secret } = await createToken(owner, organizationOwner(acme.name), wanted)
    expect(await logOfOrganization(acme)).toEqual([
      {
        action: 'token.create',
        actorName: owner.username,
        targetName: 'CI',
        details: {
          hint: token.hint,
          label: 'CI',
          description: '',
          publicRead: true,
          allRepositories: null,
          repositories: [`${acme.name}/api: push`],
          scopes,
          expiresAt,
          services: [],
        },
      },
    ])
    const log = JSON.stringify(await db.auditEntry.findMany({ where: { organizationId: acme.id } }))
    for (const encoding of ['hex', 'base64'] as const) {
      expect(log).not.toContain(hashSecret(secret.reveal()).toString(encoding))
    }
    expect(log).not.toContain(secret.reveal().slice(9, 39))
  })
})

describe('chosen repositories', () => {
  it('are the organization’s: of any other it says the same as of one that there is not', async () => {
    const [acme, other] = [await organization(), await organization()]
    const foreign = await newOrganizationRepository(other, 'api', 'public')
    const refusals = []
    for (const id of [foreign, '01936d2e-0000-7000-8000-000000000000', 'nonsense']) {
      const repositories = { all: null, chosen: [{ id, access: 'pull' as const }] }
      const made = createToken(owner, organizationOwner(acme.name), { ...plain, repositories })
      refusals.push(await made.catch(({ code, message, fields }) => ({ code, message, fields })))
    }
    const message = 'Choose a repository from the list.'
    const refusal = { code: 'invalid', message, fields: { 'repositories.chosen.0.id': message } }
    expect(refusals).toEqual([refusal, refusal, refusal])
    expect([await count(acme), await logOfOrganization(acme)]).toEqual([0, []])
  })
})

describe('the limit', () => {
  it.each<[Plan, number]>([
    ['team', 10],
    ['business', 100],
  ])('of %s is %i, inactive and expired ones counted', async (plan, limit) => {
    const acme = await organization({ plan })
    await fill(acme, limit - 3)
    await fill(acme, 1, { isActive: false })
    await fill(acme, 1, { expiresAt: new Date(0) })
    await createToken(owner, organizationOwner(acme.name), plain)
    const planName = { free: '', team: 'Team', business: 'Business' }[plan]
    await expect(createToken(owner, organizationOwner(acme.name), plain)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(`^The ${planName} plan .*${limit}.*${limit}.* Delete one`),
    })
    expect(await count(acme)).toBe(limit)
  })

  it('of Free is none, with the reason', async () => {
    const acme = await organization({ plan: 'free' })
    await expect(createToken(owner, organizationOwner(acme.name), plain)).rejects.toMatchObject({
      code: 'forbidden',
      message: `${acme.name} is on the Free plan, which has no access tokens. A site administrator can change the plan.`,
    })
    expect([await count(acme), await logOfOrganization(acme)]).toEqual([0, []])
  })

  it('of a plan lowered below the number of tokens stops new ones and deletes none', async () => {
    const acme = await organization({ plan: 'business' })
    await fill(acme, 12)
    await db.organization.update({ where: { id: acme.id }, data: { plan: 'team' } })
    const message =
      'The Team plan allows 10 access tokens, and 12 are in use. Delete 3, or ask a site administrator for another plan.'
    await expect(createToken(owner, organizationOwner(acme.name), plain)).rejects.toMatchObject({ message })
    expect(await count(acme)).toBe(12)
  })

  it('holds against 60 at once: at 9 of 10, one is made', async () => {
    const acme = await organization({ plan: 'team' })
    await fill(acme, 9)
    const made = Array.from({ length: 60 }, () => createToken(owner, organizationOwner(acme.name), plain))
    const outcomes = await Promise.allSettled(made)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ code: 'conflict' }),
    })
    expect([await count(acme), (await logOfOrganization(acme)).length]).toEqual([10, 1])
  })
})

describe('the maximum lifetime', () => {
  const inMs = (offset: number) => new Date(Date.now() + offset).toISOString()
  const message = expect.stringContaining('within 30 days,')

  it('is kept: up to it a token is made, beyond it none, nor one for ever', async () => {
    const acme = await organization({ maxTokenDays: 30 })
    const make = (expiresAt: string | null) =>
      createToken(owner, organizationOwner(acme.name), { ...plain, expiresAt })
    await make(inMs(30 * day))
    for (const expiresAt of [inMs(30 * day + minute), null]) {
      await expect(make(expiresAt)).rejects.toMatchObject({ code: 'invalid', fields: { expiresAt: message } })
    }
    expect(await count(acme)).toBe(1)
  })
})
