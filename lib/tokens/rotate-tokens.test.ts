import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { signBearer } from '#lib/credentials/bearer.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { hashSecret, Secret } from '#lib/secret.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { useToken } from '#lib/testing/use-token.ts'
import { day, hour } from '#lib/time.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { lastFourOf } from '#lib/tokens/secret.ts'
import type { GraceHours } from '#lib/tokens/token-policy.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { retiredSecretUses } from '#lib/usage/retired-secret-uses.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

const start = new Date('2026-12-01T12:00:00Z')
const after = (time: number) => new Date(start.getTime() + time)
const rotatedOn = 'This secret was rotated on 2026-12-01 12:00 UTC. Use the new secret of the access token.'

let owner: AccountActor

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start })
  owner = await newAccount()
})
afterEach(() => void vi.useRealTimers())

async function rotate(id: string, graceHours: GraceHours = 24, expiresAt: Date | null = null) {
  const input = { ids: [id], graceHours, expiresAt: expiresAt && expiresAt.toISOString() }
  const [rotated] = await rotateTokens(owner, ownAccount, input)
  return { token: rotated!.token, secret: rotated!.secret! }
}
const use = (secret: Secret, address?: string) => useToken(owner.username, secret, address)

describe('a rotated token', () => {
  it('keeps what it is and may do, with a new secret and expiration', async () => {
    const { id, secret: old } = await newToken(owner, {
      ...{ description: 'CI', permission: 'write', lastUsedAt: after(-day), lastUsedClient: 'docker 28.2.2' },
      ...{ expiresAt: after(day), expiresAtSent: '2026-12-02T12:00:00Z' },
    })
    const before = await getToken(owner, ownAccount, id)
    const { token, secret } = await rotate(id, 24, after(30 * day))
    expect(secret.reveal()).toMatch(/^gate_pat_\w{36}$/)
    expect(secret.reveal()).not.toBe(old.reveal())
    const { chosenRepositories: _, ...listed } = before
    expect(token).toEqual({
      ...listed,
      hint: `gate_pat_…${secret.reveal().slice(-4)}`,
      expiresAt: after(30 * day),
      expiresAtSent: null,
      rotatedAt: start,
      oldSecret: { hint: before.hint, endsAt: after(day), lastUse: null },
    })
    expect(await db.token.count({ where: { accountId: owner.accountId } })).toBe(1)
  })

  it('is in the log with both hints and expirations, and no secret', async () => {
    const { id, secret: old } = await newToken(owner)
    const { secret } = await rotate(id, 1, after(7 * day))
    const hint = { from: `gate_pat_…${old.reveal().slice(-4)}`, to: `gate_pat_…${secret.reveal().slice(-4)}` }
    expect(await logOf(owner)).toEqual([
      {
        action: 'token.rotate',
        targetName: 'Test',
        details: {
          hint,
          expiresAt: { from: null, to: '2026-12-08T12:00:00.000Z' },
          oldSecretEnds: '2026-12-01T13:00:00.000Z',
        },
      },
    ])
    const stored = JSON.stringify([await db.token.findMany(), await db.retiredSecret.findMany()])
    expect(stored).not.toContain(secret.reveal().slice(9, 30))
  })

  it.each([
    [1, hour],
    [24, day],
    [168, 7 * day],
  ] as const)('takes its old secret for %i hours to the millisecond', async (graceHours, time) => {
    const { id, secret: old } = await newToken(owner)
    await rotate(id, graceHours)
    vi.setSystemTime(after(time - 1))
    expect(await use(old)).toBe('in')
    vi.setSystemTime(after(time))
    expect(await use(old)).toBe(rotatedOn)
    expect((await getToken(owner, ownAccount, id)).oldSecret).toBeNull()
  })

  it('without a grace period refuses its old secret at once', async () => {
    const { id, secret: old } = await newToken(owner)
    const { token, secret } = await rotate(id, 0)
    expect(token.oldSecret).toBeNull()
    expect([await use(old), await use(secret)]).toEqual([rotatedOn, 'in'])
  })

  it('takes its old secret no longer than that was to last', async () => {
    const { id, secret: old } = await newToken(owner, { expiresAt: after(hour) })
    const { token } = await rotate(id, 168, after(30 * day))
    expect(token.oldSecret?.endsAt).toEqual(after(hour))
    vi.setSystemTime(after(hour))
    expect(await use(old)).toBe(rotatedOn)
  })

  it('that had expired works again, but only with the new secret', async () => {
    const { id, secret: old } = await newToken(owner, { expiresAt: after(-day) })
    const { token, secret } = await rotate(id, 168, after(7 * day))
    expect([token.status, token.oldSecret]).toEqual(['active', null])
    expect([await use(old), await use(secret)]).toEqual([rotatedOn, 'in'])
  })

  it('that was inactive stays so, with both secrets', async () => {
    const { id, secret: old } = await newToken(owner, { isActive: false })
    const { token, secret } = await rotate(id)
    expect(token.status).toBe('inactive')
    for (const each of [old, secret]) expect(await use(each)).toMatch(/^This access token is deactivated\./)
    await switchTokens(owner, ownAccount, [id], 'active')
    expect([await use(old), await use(secret), await use(old)]).toEqual(['in', 'in', rotatedOn])
  })

  it('has two secrets at most: rotating again ends the older one', async () => {
    const { id, secret: first } = await newToken(owner)
    const { secret: second } = await rotate(id)
    const { secret: third } = await rotate(id)
    expect([await use(first), await use(second), await use(third)]).toEqual([rotatedOn, 'in', 'in'])
    const log = (await logOf(owner)).map(({ action }) => action)
    expect(log.slice(0, 3)).toEqual(['token.rotate', 'token.end_secret', 'token.rotate'])
  })
})

describe('the old secret ends', () => {
  it('with the first use of the new one, before that is answered', async () => {
    const { id, secret: old } = await newToken(owner, { description: 'CI' })
    const { secret } = await rotate(id)
    expect([await use(old), await use(old)]).toEqual(['in', 'in'])
    expect(await use(secret)).toBe('in')
    expect(await use(old)).toBe(rotatedOn)
    const hint = (of: Secret) => `gate_pat_…${of.reveal().slice(-4)}`
    const entries = await db.auditEntry.findMany({ where: { targetId: id, action: 'token.end_secret' } })
    expect(entries).toEqual([
      expect.objectContaining({
        actorName: `${owner.username} with CI (${hint(secret)})`,
        details: { hint: hint(old), firstUseOf: hint(secret) },
      }),
    ])
    expect((await getToken(owner, ownAccount, id)).oldSecret).toBeNull()
  })

  it('not with a use that is refused', async () => {
    const { id, secret: old } = await newToken(owner)
    const { secret } = await rotate(id)
    expect(await useToken('somebody', secret)).toMatch(/belongs to/)
    expect(await use(old)).toBe('in')
  })

  it('by hand, which is logged once', async () => {
    const { id, secret: old } = await newToken(owner)
    const { secret } = await rotate(id)
    const ended = await endRetiredSecret(owner, ownAccount, id)
    expect(ended.oldSecret).toBeNull()
    await endRetiredSecret(owner, ownAccount, id)
    expect([await use(old), await use(secret)]).toEqual([rotatedOn, 'in'])
    expect((await logOf(owner)).slice(1)).toEqual([
      { action: 'token.end_secret', targetName: 'Test', details: { hint: expect.stringContaining('…') } },
    ])
  })

  it('with the token, and then says so', async () => {
    const { id, secret: old } = await newToken(owner)
    const { secret } = await rotate(id)
    const { secret: third } = await rotate(id)
    await deleteTokens(owner, ownAccount, [id])
    for (const each of [old, secret, third])
      expect(await use(each)).toMatch(/^This access token was deleted on/)
    expect(await db.retiredSecret.count({ where: { tokenId: id } })).toBe(0)
  })

  it('also for the bearer tokens that it was exchanged for', async () => {
    const { id, secret: old } = await newToken(owner)
    const bearerOf = async (secret: Secret) =>
      new Secret(await signBearer({ kind: 'token', id, lastFour: lastFourOf(secret.reveal()) }, new Date()))
    const ask = (secret: Secret) =>
      withCredential(
        { kind: 'bearer', secret },
        { address: '192.0.2.1', userAgent: undefined, door: 'api', now: new Date() },
        { use: () => 'asked', run: async () => ({ result: 'in' }) },
      ).catch((error: Error) => error.message)
    const before = await bearerOf(old)
    expect(await ask(before)).toBe('in')
    const { secret } = await rotate(id)
    expect(await ask(before)).toBe('in')
    expect(await ask(await bearerOf(secret))).toBe('in')
    expect(await ask(before)).toMatch(/^The bearer token is invalid/)
  })
})

it('a use of the old secret is recorded with it and with the token', async () => {
  const { id, secret: old } = await newToken(owner)
  await rotate(id)
  vi.setSystemTime(after(hour))
  await use(old, '203.0.113.40')
  await Promise.all([tokenUses.flush(), retiredSecretUses.flush()])
  const { tokens } = await listTokens(owner, ownAccount, tokenQuerySchemas.account.parse({}))
  const lastUse = { at: after(hour), address: '203.0.113.40', client: 'skopeo 1.18.0' }
  expect(tokens[0]).toMatchObject({ lastUse: { ...lastUse, action: 'signed in' }, oldSecret: { lastUse } })
})

describe('several tokens', () => {
  it('are rotated together, each with a secret of its own', async () => {
    const made = [await newToken(owner), await newToken(owner), await newToken(owner)]
    const ids = made.map(({ id }) => id)
    const rotated = await rotateTokens(owner, ownAccount, {
      ids: [...ids, ids[0]!],
      ...{ expiresAt: null, graceHours: 0 },
    })
    expect(rotated.map(({ token }) => token.id).sort()).toEqual([...ids].sort())
    for (const { secret } of rotated) expect(await use(secret!)).toBe('in')
    for (const { secret } of made) expect(await use(secret)).toBe(rotatedOn)
  })

  it('or none, if one is not there or can only be deleted', async () => {
    const organization = await newOrganization([[owner, 'owner']], { plan: 'team' })
    const of = organizationOwner(organization.name)
    const [active, inactive] = [
      await newOrganizationToken(organization),
      await newOrganizationToken(organization, { label: 'Old', isActive: false, expiresAt: after(-day) }),
    ]
    const both = { ids: [active.id, inactive.id], expiresAt: null, graceHours: 24 as const }
    await expect(rotateTokens(owner, of, both)).rejects.toMatchObject({
      code: 'conflict',
      message: 'An inactive token can only be deleted. Nothing was changed.',
      fields: { [inactive.id]: expect.any(String) },
    })
    const foreign = await newToken(owner)
    await expect(rotateTokens(owner, of, { ...both, ids: [active.id, foreign.id] })).rejects.toMatchObject({
      code: 'not_found',
      message: 'One of these tokens no longer exists. Nothing was changed.',
    })
    const secretHash = hashSecret(active.secret.reveal())
    expect(await db.token.count({ where: { secretHash, rotatedAt: null } })).toBe(1)
  })
})

it('the new expiration is held against the maximum of the organization', async () => {
  const organization = await newOrganization([[owner, 'owner']], { plan: 'team', maxTokenDays: 30 })
  const { id } = await newOrganizationToken(organization)
  const of = organizationOwner(organization.name)
  const input = { ids: [id], graceHours: 0 as const }
  for (const expiresAt of [null, after(31 * day).toISOString()])
    await expect(rotateTokens(owner, of, { ...input, expiresAt })).rejects.toMatchObject({
      code: 'invalid',
      fields: { expiresAt: expect.stringContaining('within 30 days') },
    })
  const [rotated] = await rotateTokens(owner, of, { ...input, expiresAt: after(30 * day).toISOString() })
  expect(rotated!.secret!.reveal()).toMatch(/^gate_oat_/)
})
