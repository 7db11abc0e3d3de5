import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner, type Owner } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'

let owner: AccountActor
beforeAll(async () => {
  owner = await newAccount()
})

async function acme(canReactivateTokens = false) {
  const organization = await newOrganization([[owner, 'owner']], { canReactivateTokens })
  const of = organizationOwner(organization.name)
  return { ...organization, of, log: () => logOfOrganization(organization) }
}

const entry = (action: string) => ({
  ...{ action, actorName: owner.username, targetName: 'CI' },
  details: { hint: expect.stringMatching(/^gate_oat_…\w{4}$/) },
})

describe('an active token', () => {
  it('is deactivated once, however often that is asked for', async () => {
    const { of, log, ...organization } = await acme()
    const { id } = await newOrganizationToken(organization, { label: 'CI' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => switchTokens(owner, of, [id], 'inactive')),
    )
    expect(answers.map(({ switched }) => switched).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
    expect(await log()).toEqual([entry('token.deactivate')])
  })
})

describe('an inactive token', () => {
  it('can only be deleted', async () => {
    const { of, log, ...organization } = await acme()
    const { id } = await newOrganizationToken(organization, { label: 'CI', isActive: false })
    const message = 'An inactive token can only be deleted.'
    await expect(switchTokens(owner, of, [id], 'active')).rejects.toMatchObject({ code: 'conflict', message })
    expect(await db.token.count({ where: { id, isActive: false } })).toBe(1)
    expect(await log()).toEqual([])
    expect(await deleteTokens(owner, of, [id])).toEqual({ deleted: 1 })
    expect(await log()).toEqual([entry('token.delete')])
  })

  it('can be activated again where the organization says so', async () => {
    const { of, log, ...organization } = await acme(true)
    const { id } = await newOrganizationToken(organization, { label: 'CI', isActive: false })
    expect(await switchTokens(owner, of, [id], 'active')).toEqual({ switched: 1 })
    expect(await log()).toEqual([entry('token.activate')])
  })
})

it('an expired token can only be rotated or deleted, whatever the organization says', async () => {
  const { of, log, ...organization } = await acme(true)
  for (const isActive of [true, false]) {
    const { id } = await newOrganizationToken(organization, { isActive, expiresAt: new Date(0) })
    const message = 'An expired token can only be rotated or deleted.'
    for (const to of ['active', 'inactive'] as const) {
      await expect(switchTokens(owner, of, [id], to)).rejects.toMatchObject({ code: 'conflict', message })
    }
    expect(await db.token.count({ where: { id, isActive } })).toBe(1)
    expect(await log()).toEqual([])
  }
})

it('tokens are deleted all or, with one of another organization among them, none', async () => {
  const [one, other] = [await acme(), await acme()]
  const ids = []
  for (let place = 0; place < 3; place++) ids.push((await newOrganizationToken(one, { label: 'CI' })).id)
  const foreign = await newOrganizationToken(other)
  const message = 'One of these tokens no longer exists. Nothing was changed.'
  await expect(deleteTokens(owner, one.of, [...ids, foreign.id])).rejects.toMatchObject({
    code: 'not_found',
    message,
  })
  expect(await db.token.count({ where: { organizationId: { in: [one.id, other.id] } } })).toBe(4)
  expect(await deleteTokens(owner, one.of, ids)).toEqual({ deleted: 3 })
  expect(await one.log()).toEqual(Array(3).fill(entry('token.delete')))
  expect(await other.log()).toEqual([])
})

it.each([null, {}, { kind: 'company' }, { kind: 'organization' }, { kind: 'organization', name: 7 }, 'acme'])(
  '%j owns nothing',
  async (of) => {
    const { id } = await newOrganizationToken(await acme())
    for (const run of [
      () => switchTokens(owner, of as Owner, [id], 'active'),
      () => switchTokens(owner, of as Owner, [id], 'inactive'),
      () => deleteTokens(owner, of as Owner, [id]),
    ]) {
      await expect(run()).rejects.toMatchObject({ name: 'AppError', code: 'invalid' })
    }
  },
)
