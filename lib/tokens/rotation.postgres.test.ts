import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { useToken } from '#lib/testing/use-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'

const rotation = (id: string) => ({ ids: [id], expiresAt: null, graceHours: 24 as const })
const times = 20

it('of two rotations side by side the later one’s secret and the one before are valid, and no third', async () => {
  const owner = await newAccount()
  for (let time = 0; time < times; time++) {
    const { id, secret: first } = await newToken(owner)
    const rotate = () => rotateTokens(owner, ownAccount, rotation(id))
    const rotated = (await Promise.all([rotate(), rotate()])).map(([one]) => one!)
    const { hint } = await db.token.findUniqueOrThrow({ where: { id } })
    rotated.sort((one) => (one.token.hint === hint ? 1 : -1))
    const [second, third] = rotated.map(({ secret }) => secret!)
    const told = []
    for (const secret of [first, second!, third!]) told.push(await useToken(owner.username, secret))
    expect(told).toEqual([expect.stringMatching(/^This secret was rotated on/), 'in', 'in'])
  }
})

it('rotation and deletion end with the deletion', async () => {
  const owner = await newAccount()
  for (let at = 0; at < times; at++) {
    const { id, secret: old } = await newToken(owner)
    const rotate = () => rotateTokens(owner, ownAccount, rotation(id)).then(([one]) => one!.secret!)
    const remove = () => deleteTokens(owner, ownAccount, [id])
    const both = at % 2 ? [rotate(), remove()] : [remove(), rotate()]
    const [rotated] = await Promise.allSettled(at % 2 ? both : both.toReversed())
    if (rotated?.status === 'rejected') expect(rotated.reason).toMatchObject({ code: 'not_found' })
    expect(await db.token.count({ where: { id } })).toBe(0)
    expect(await db.retiredSecret.count({ where: { tokenId: id } })).toBe(0)
    expect(await useToken(owner.username, old)).toMatch(/^This access token was deleted on/)
  }
})

it('of many first uses at once each is answered when the old secret has ended, once', async () => {
  const owner = await newAccount()
  for (let time = 0; time < times; time++) {
    const { id, secret: old } = await newToken(owner)
    const [rotated] = await rotateTokens(owner, ownAccount, rotation(id))
    const oneUse = async () => {
      expect(await useToken(owner.username, rotated!.secret!)).toBe('in')
      return useToken(owner.username, old)
    }
    const told = await Promise.all(Array.from({ length: 8 }, oneUse))
    expect(told.filter((answer) => !answer.startsWith('This secret was rotated on'))).toEqual([])
    expect(await db.auditEntry.count({ where: { targetId: id, action: 'token.end_secret' } })).toBe(1)
  }
})
