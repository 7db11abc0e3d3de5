import { beforeEach, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { useToken } from '#lib/testing/use-token.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import { repeatRotateTokens } from '#lib/tokens/repeat-rotate-tokens.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { hintOf } from '#lib/tokens/secret.ts'
import type { GraceHours } from '#lib/tokens/token-policy.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

let owner: AccountActor
let id: string
let old: Secret

beforeEach(async () => {
  owner = await newAccount()
  ;({ id, secret: old } = await newToken(owner))
})

async function rotate(graceHours: GraceHours = 24) {
  const [rotated] = await rotateTokens(owner, ownAccount, { ids: [id], expiresAt: null, graceHours })
  const retired = await db.retiredSecret.findMany({ where: { tokenId: id }, orderBy: { id: 'desc' } })
  return { secret: rotated!.secret!, ids: [retired[0]!.id] }
}

const repeat = async (ids: string[], isAnswered = false) =>
  (await repeatRotateTokens(owner, ownAccount, { ids, isAnswered }))[0]!

const use = (secret: Secret) => useToken(owner.username, secret)

it.each([0, 24] as const)(
  'a secret that was lost is replaced; with %i hours of grace the old one stays as it was',
  async (graceHours) => {
    const { secret: lost, ids } = await rotate(graceHours)
    const { token, secret } = await repeat(ids)
    expect(token.hint).toBe(hintOf(secret!))
    expect(await use(lost)).toMatch(/^Wrong username/)
    expect(await use(old)).toMatch(graceHours === 0 ? /^This secret was rotated/ : /^in$/)
    expect([await use(secret!), await db.retiredSecret.count({ where: { tokenId: id } })]).toEqual(['in', 1])
    const entries = await db.auditEntry.findMany({ where: { targetId: id, action: 'token.renew_secret' } })
    expect(entries.map(({ details }) => details)).toEqual([
      { hint: { from: hintOf(lost), to: hintOf(secret!) } },
    ])
  },
)

it('one that was sent in full is not', async () => {
  const { secret, ids } = await rotate()
  expect((await repeat(ids, true)).secret).toBeUndefined()
  expect(await use(secret)).toBe('in')
})

it.each([0, 24] as const)('nor one that was used, with %i hours of grace', async (graceHours) => {
  const { secret, ids } = await rotate(graceHours)
  await use(secret)
  await tokenUses.flush()
  expect((await repeat(ids)).secret).toBeUndefined()
  expect(await use(secret)).toBe('in')
})

it('nor that of a later rotation', async () => {
  const { ids } = await rotate()
  const { secret: latest } = await rotate()
  expect((await repeat(ids)).secret).toBeUndefined()
  expect(await use(latest)).toBe('in')
})

it('nor where the old one was ended by hand: somebody had the new one', async () => {
  const { secret, ids } = await rotate()
  await endRetiredSecret(owner, ownAccount, id)
  await use(secret)
  await tokenUses.flush()
  expect((await repeat(ids)).secret).toBeUndefined()
})
