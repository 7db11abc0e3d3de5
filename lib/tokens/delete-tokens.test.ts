import { describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { makeSeveral } from '#lib/testing/make-several.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'

const some = (owner: AccountActor, many: number) =>
  makeSeveral(many, async (place) => (await newToken(owner, { description: `${place}` })).id)

const left = ({ accountId }: AccountActor) => db.token.count({ where: { accountId } })

describe('deleting tokens', () => {
  it('deletes several at once, each with an entry in the log', async () => {
    const actor = await newAccount()
    const ids = await some(actor, 4)
    expect(await deleteTokens(actor, ownAccount, ids.slice(0, 3))).toEqual({ deleted: 3 })
    expect(await db.token.findMany({ where: { accountId: actor.accountId }, select: { id: true } })).toEqual([
      { id: ids[3] },
    ])
    const log = await logOf(actor)
    expect(log.map(({ targetName }) => targetName).sort()).toEqual(['0', '1', '2'])
    expect(new Set(log.map(({ action }) => action))).toEqual(new Set(['token.delete']))
    const deleted = await db.auditEntry.findMany({
      where: { accountId: actor.accountId, action: 'token.delete' },
      select: { targetId: true, targetName: true },
      orderBy: { targetName: 'asc' },
    })
    expect(deleted).toEqual(ids.slice(0, 3).map((targetId, at) => ({ targetId, targetName: `${at}` })))
  })

  it.each([
    { state: 'inactive', columns: { isActive: false } },
    { state: 'expired', columns: { expiresAt: new Date(0) } },
    { state: 'auto-generated', columns: { source: 'auto' } },
  ] as const)('deletes one that is $state', async ({ columns }) => {
    const actor = await newAccount()
    const { id } = await newToken(actor, columns)
    await deleteTokens(actor, ownAccount, [id])
    expect(await left(actor)).toBe(0)
  })

  it('leaves the repositories that the token was given', async () => {
    const actor = await newAccount()
    const repository = await newRepository(actor)
    const chosen = { repositoryId: repository.id, pull: true, push: true, delete: false }
    const { id } = await newToken(actor, { allRepositories: false, repositories: { create: chosen } })
    await deleteTokens(actor, ownAccount, [id])
    expect(await db.repository.count({ where: { id: repository.id } })).toBe(1)
  })

  it.each(['foreign', 'unknown'])('with one %s id among them deletes none', async (kind) => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const ids = await some(actor, 3)
    const [foreign] = await some(other, 1)
    const wrong = kind === 'foreign' ? foreign! : '01936d2e-0000-7000-8000-000000000000'
    for (const all of [
      [...ids, wrong],
      [wrong, ...ids],
    ]) {
      const message = 'One of these tokens no longer exists. Nothing was changed.'
      const fields = { [wrong]: 'This token no longer exists.' }
      await expect(deleteTokens(actor, ownAccount, all)).rejects.toMatchObject({
        ...{ code: 'not_found', message, fields },
      })
    }
    expect([await left(actor), await left(other)]).toEqual([3, 1])
    expect([await logOf(actor), await logOf(other)]).toEqual([[], []])
  })

  it('named twice is deleted once', async () => {
    const actor = await newAccount()
    const [id] = await some(actor, 1)
    expect(await deleteTokens(actor, ownAccount, [id!, id!, id!.toUpperCase()])).toEqual({ deleted: 1 })
    expect(await logOf(actor)).toHaveLength(1)
  })

  it('takes a hundred and no more', async () => {
    const actor = await newAccount()
    const ids = await some(actor, 101)
    await expect(deleteTokens(actor, ownAccount, ids)).rejects.toMatchObject({
      code: 'invalid',
      message: 'Select at most 100 tokens.',
    })
    expect(await left(actor)).toBe(101)
    expect(await deleteTokens(actor, ownAccount, ids.slice(1))).toEqual({ deleted: 100 })
  })

  it.each([
    [[]],
    [null],
    [undefined],
    ['text'],
    [{}],
    [['x']],
    [[null]],
    [['\0']],
    [Array(10_000).fill('x')],
  ])('refuses %j', async (ids) => {
    const actor = await newAccount()
    await some(actor, 1)
    await expect(deleteTokens(actor, ownAccount, ids as string[])).rejects.toMatchObject({
      name: 'AppError',
      code: 'invalid',
    })
    expect(await left(actor)).toBe(1)
  })

  it('raced by another deletes each once: one wins whole, the rest change nothing', async () => {
    const actor = await newAccount()
    const [a, b, c] = await some(actor, 3)
    const races = [
      [a, b],
      [b, c],
      [c, a],
      [b, a],
    ].map((ids) => deleteTokens(actor, ownAccount, ids as string[]))
    const won = (await Promise.allSettled(races)).filter(({ status }) => status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(await left(actor)).toBe(1)
    expect(await logOf(actor)).toHaveLength(2)
  })
})
