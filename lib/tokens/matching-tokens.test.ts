import { Client } from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'

const all = { q: '', status: null, attention: null, source: null }

/** Two that are called CI, one of them off, one that has expired, and another. */
async function someTokens() {
  const actor = await newAccount()
  await newToken(actor, { description: 'CI one' })
  await newToken(actor, { description: 'CI two', isActive: false })
  await newToken(actor, { description: 'CI old', expiresAt: new Date(0) })
  await newToken(actor, { description: 'Laptop', source: 'auto' })
  return actor
}

async function states({ accountId }: { accountId: string }) {
  const tokens = await db.token.findMany({ where: { accountId }, orderBy: { description: 'asc' } })
  return Object.fromEntries(tokens.map(({ description, isActive }) => [description, isActive]))
}

describe('all that a filter finds', () => {
  it('is deleted, and nothing else, with an entry each', async () => {
    const [actor, other] = [await someTokens(), await someTokens()]
    expect(await deleteTokens(actor, ownAccount, { filter: { ...all, q: 'ci' }, count: 3 })).toEqual({
      deleted: 3,
    })
    expect(await states(actor)).toEqual({ Laptop: true })
    expect(Object.keys(await states(other))).toHaveLength(4)
    const log = (await logOf(actor)).map(({ action, targetName }) => `${action} ${targetName}`)
    expect(log.sort()).toEqual(['token.delete CI old', 'token.delete CI one', 'token.delete CI two'])
  })

  it('is turned off and on', async () => {
    const actor = await someTokens()
    const active = { filter: { ...all, status: 'active' as const }, count: 2 }
    expect(await switchTokens(actor, ownAccount, active, 'inactive')).toEqual({ switched: 2 })
    expect(await states(actor)).toEqual({ 'CI old': true, 'CI one': false, 'CI two': false, Laptop: false })
    const inactive = { filter: { ...all, q: 'ci', status: 'inactive' as const }, count: 2 }
    expect(await switchTokens(actor, ownAccount, inactive, 'active')).toEqual({ switched: 2 })
    expect(await states(actor)).toEqual({ 'CI old': true, 'CI one': true, 'CI two': true, Laptop: false })
  })

  it.each([
    [2, '3 tokens match now, not 2. Nothing was changed.'],
    [4, '3 tokens match now, not 4. Nothing was changed.'],
  ])('is left alone if it is not the %s that were seen', async (count, message) => {
    const actor = await someTokens()
    const before = await states(actor)
    const selection = { filter: { ...all, q: 'ci' }, count }
    const refusal = { code: 'conflict', message }
    await expect(deleteTokens(actor, ownAccount, selection)).rejects.toMatchObject(refusal)
    await expect(switchTokens(actor, ownAccount, selection, 'inactive')).rejects.toMatchObject(refusal)
    expect(await states(actor)).toEqual(before)
    expect(await logOf(actor)).toEqual([])
  })

  it('is refused when nothing matches any more', async () => {
    const actor = await someTokens()
    const selection = { filter: { ...all, q: 'nothing' }, count: 3 }
    await expect(deleteTokens(actor, ownAccount, selection)).rejects.toMatchObject({
      ...{ code: 'not_found', message: 'No tokens match any more. Nothing was changed.' },
    })
  })

  it.each([
    { filter: { ...all, status: 'actve' }, count: 4 },
    { filter: { ...all, access: 'push' }, count: 4 },
    { filter: { q: '' }, count: 4 },
    { filter: all },
    { filter: all, count: '4' },
    { filter: all, count: 0 },
    { count: 4 },
    {},
  ])('is never more than was meant: %j is refused', async (selection) => {
    const actor = await someTokens()
    await expect(deleteTokens(actor, ownAccount, selection as never)).rejects.toMatchObject({
      code: 'invalid',
    })
    expect(Object.keys(await states(actor))).toHaveLength(4)
  })

  it('is also thousands, which take no more statements than two', async () => {
    const statements: Record<number, number[]> = {}
    for (const count of [2, 3_000]) {
      const actor = await newAccount()
      await newToken(actor)
      await db.$executeRaw`
        INSERT INTO token (id, account_id, description, permission, all_repositories, secret_hash, hint)
        SELECT gen_random_uuid(), account_id, description, permission, true, sha256(many::text::bytea || secret_hash), hint
        FROM token, generate_series(2, ${count}) many WHERE account_id = ${actor.accountId}::uuid`
      const counted = async (act: () => Promise<unknown>, result: object) => {
        const query = vi.spyOn(Client.prototype, 'query')
        expect(await act()).toEqual(result)
        statements[count] = [...(statements[count] ?? []), query.mock.calls.length]
        query.mockRestore()
      }
      const selection = { filter: all, count }
      await counted(() => switchTokens(actor, ownAccount, selection, 'inactive'), { switched: count })
      await counted(() => deleteTokens(actor, ownAccount, selection), { deleted: count })
      expect(await logOf(actor)).toHaveLength(2 * count)
    }
    expect(statements[3_000]).toEqual(statements[2])
  })
})

describe("an organization's inactive tokens", () => {
  const inactive = {
    filter: { q: '', status: 'inactive' as const, attention: null, access: null, workload: null },
    count: 2,
  }
  const two = async (canReactivateTokens: boolean) => {
    const actor = await newAccount()
    const acme = await newOrganization([[actor, 'owner']], { canReactivateTokens, plan: 'team' })
    for (const label of ['One', 'Two']) await newOrganizationToken(acme, { label, isActive: false })
    return { actor, acme, of: organizationOwner(acme.name) }
  }
  const active = (organizationId: string) => db.token.count({ where: { organizationId, isActive: true } })

  it('are activated together where it allows that', async () => {
    const { actor, acme, of } = await two(true)
    expect(await switchTokens(actor, of, inactive, 'active')).toEqual({ switched: 2 })
    expect(await active(acme.id)).toBe(2)
    expect(await logOfOrganization(acme)).toHaveLength(2)
  })

  it('stay as they are where it does not', async () => {
    const { actor, acme, of } = await two(false)
    await expect(switchTokens(actor, of, inactive, 'active')).rejects.toMatchObject({ code: 'conflict' })
    expect(await active(acme.id)).toBe(0)
    expect(await logOfOrganization(acme)).toEqual([])
  })
})

it('one among several that has expired refuses the call, and is named', async () => {
  const actor = await newAccount()
  const [on, old] = [await newToken(actor), await newToken(actor, { expiresAt: new Date(0) })]
  const message = 'An expired token can only be rotated or deleted. Nothing was changed.'
  const fields = { [old.id]: 'An expired token can only be rotated or deleted.' }
  await expect(switchTokens(actor, ownAccount, [on.id, old.id], 'inactive')).rejects.toMatchObject({
    ...{ code: 'conflict', message, fields },
  })
  expect(await db.token.count({ where: { accountId: actor.accountId, isActive: true } })).toBe(2)
})
