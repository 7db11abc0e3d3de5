import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import type { UpdateToken } from '#lib/tokens/schema.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const grant = { description: 'CI', permission: 'write', repositories: 'all', publicRead: false } as const
const pull = { pull: true, push: false, delete: false }
const push = { pull: true, push: true, delete: false }

describe('an edited token', () => {
  it('has what was saved, and its secret, expiry and state stay', async () => {
    const actor = await newAccount()
    const repository = await newRepository(actor)
    const expiresAt = new Date('2199-01-01T00:00:00Z')
    const { id } = await newToken(actor, { description: 'Old', isActive: false, expiresAt })
    const before = await db.token.findUniqueOrThrow({ where: { id } })
    const saved = await updateToken(actor, ownAccount, {
      ...grant,
      id,
      repositories: [{ id: repository.id, ...push }],
    })
    expect(saved).toMatchObject({
      description: 'CI',
      permission: 'write',
      repositories: 1,
      status: 'inactive',
    })
    expect(await getToken(actor, ownAccount, id)).toEqual(saved)
    const kept = await db.token.findUniqueOrThrow({ where: { id } })
    expect(kept).toEqual({ ...before, description: 'CI', permission: 'write', allRepositories: false })
  })

  it('says in the log what changed, from what to what', async () => {
    const actor = await newAccount()
    const repository = await newRepository(actor)
    const { id } = await newToken(actor, { description: 'Old' })
    await updateToken(actor, ownAccount, { ...grant, id, repositories: [{ id: repository.id, ...push }] })
    const [, entry] = await logOf(actor)
    expect(entry).toMatchObject({ action: 'token.update', targetName: 'CI' })
    expect(entry!.details).toEqual({
      hint: expect.stringMatching(/^gate_pat_…\w{4}$/),
      description: { from: 'Old', to: 'CI' },
      permission: { from: 'read', to: 'write' },
      repositories: { from: 'all', to: [`${repository.fullName}: pull, push`] },
    })
  })

  it('saved as it was leaves no entry', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { description: 'CI', permission: 'write' })
    await updateToken(actor, ownAccount, { ...grant, id })
    expect(await logOf(actor)).toEqual([])
  })

  it('may be given all repositories again, and others in place of the first', async () => {
    const actor = await newAccount()
    const [a, b] = [await newRepository(actor), await newRepository(actor)]
    const { id } = await newToken(actor)
    const chosen = async (repositories: UpdateToken<'account'>['repositories']) =>
      (await updateToken(actor, ownAccount, { ...grant, id, repositories })).chosenRepositories.map(
        (one) => one.id,
      )
    expect(await chosen([{ id: a.id, ...pull }])).toEqual([a.id])
    expect(await chosen([{ id: b.id, ...push }])).toEqual([b.id])
    expect(await chosen('all')).toEqual([])
    expect(await db.tokenRepository.count({ where: { tokenId: id } })).toBe(0)
  })

  it('that expired can only be rotated or deleted', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { description: 'Old', expiresAt: new Date(Date.now() - 1) })
    const message = 'An expired token can only be rotated or deleted.'
    await expect(updateToken(actor, ownAccount, { ...grant, id })).rejects.toMatchObject({
      code: 'conflict',
      message,
    })
    expect(await getToken(actor, ownAccount, id)).toMatchObject({ description: 'Old', permission: 'read' })
    expect(await logOf(actor)).toEqual([])
  })

  it('is left whole by a refusal', async () => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const hidden = await newRepository(other, 'private')
    const { token } = await createToken(actor, ownAccount, { ...grant, expiresAt: null })
    for (const wrong of [
      { repositories: [{ id: hidden.id, ...pull }] },
      { description: 'a\0b' },
      { id: 'x' },
    ]) {
      const saved = updateToken(actor, ownAccount, { ...grant, id: token.id, ...wrong })
      await expect(saved).rejects.toMatchObject({ code: 'invalid' })
    }
    expect(await getToken(actor, ownAccount, token.id)).toEqual(token)
    expect(await logOf(actor)).toHaveLength(1)
  })

  it('edited twice at once ends as one of the two, never as a mixture', async () => {
    const actor = await newAccount()
    const repositories = await Promise.all(Array.from({ length: 6 }, () => newRepository(actor)))
    const { id } = await newToken(actor)
    const edit = (description: string, from: number) =>
      updateToken(actor, ownAccount, {
        ...{ ...grant, id, description },
        repositories: repositories.slice(from, from + 3).map((one) => ({ id: one.id, ...pull })),
      })
    await Promise.all([edit('First', 0), edit('Second', 3), edit('First', 0), edit('Second', 3)])
    const { description, chosenRepositories } = await getToken(actor, ownAccount, id)
    const from = description === 'First' ? 0 : 3
    const expected = repositories.slice(from, from + 3).map((one) => one.id)
    expect(chosenRepositories.map((one) => one.id).sort()).toEqual(expected.sort())
  })

  it('edited many times at once logs a chain: each edit began where another ended', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { description: 'Old' })
    const names = Array.from({ length: 8 }, (_, place) => `Name ${place}`)
    await Promise.all(
      names.map((description) => updateToken(actor, ownAccount, { ...grant, id, description })),
    )
    const steps = (await logOf(actor)).map(({ details }) => (details as { description: object }).description)
    const { description: last } = await getToken(actor, ownAccount, id)
    const starts = ['Old', ...names.filter((name) => name !== last)]
    expect(steps.map((step) => (step as { from: string }).from).sort()).toEqual(starts.sort())
  })
})

describe('what becomes of chosen repositories', () => {
  it('a deleted one is gone from the token, which then reaches the rest and never all', async () => {
    const actor = await newAccount()
    const [a, b] = [await newRepository(actor), await newRepository(actor)]
    const repositories = [a, b].map(({ id }) => ({ id, ...pull }))
    const { token } = await createToken(actor, ownAccount, { ...grant, repositories, expiresAt: null })
    await deleteRepository(actor, { id: a.id, typedName: a.fullName })
    expect((await getToken(actor, ownAccount, token.id)).chosenRepositories.map((one) => one.id)).toEqual([
      b.id,
    ])
    await deleteRepository(actor, { id: b.id, typedName: b.fullName })
    expect(await getToken(actor, ownAccount, token.id)).toMatchObject({
      repositories: 0,
      chosenRepositories: [],
    })
    expect(await db.token.findUniqueOrThrow({ where: { id: token.id } })).toMatchObject({
      allRepositories: false,
    })
  })

  it('one out of reach is shown with no rights, and kept until it is left out', async () => {
    const { actor, token, foreign, own } = await tokenOutOfReach()
    const shown = await getToken(actor, ownAccount, token.id)
    expect(shown.repositories).toBe(1)
    expect(shown.chosenRepositories.find(({ id }) => id === foreign.id)).toMatchObject({
      ...{ fullName: foreign.fullName, ...pull },
      rights: { pull: false, push: false, delete: false },
    })
    const save = (repositories: UpdateToken<'account'>['repositories']) =>
      updateToken(actor, ownAccount, { id: token.id, permission: 'write', publicRead: false, repositories })
    const kept = await save([
      { id: foreign.id, ...pull },
      { id: own.id, ...push },
    ])
    expect(kept.chosenRepositories.map(({ id }) => id).sort()).toEqual([foreign.id, own.id].sort())
    expect((await save([{ id: own.id, ...push }])).chosenRepositories).toHaveLength(1)
    await expect(save([{ id: foreign.id, ...pull }])).rejects.toMatchObject({ code: 'invalid' })
  })

  it('one out of reach gets no more than it had', async () => {
    const { actor, token, foreign } = await tokenOutOfReach()
    const repositories = [{ id: foreign.id, ...push }]
    await expect(
      updateToken(actor, ownAccount, { id: token.id, permission: 'write', publicRead: false, repositories }),
    ).rejects.toMatchObject({ fields: { 'repositories.0.id': 'Choose a repository from the list.' } })
  })
})

/** A token with a repository of its owner's, and one of somebody else that has turned private. */
async function tokenOutOfReach() {
  const [actor, other] = [await newAccount(), await newAccount()]
  const [foreign, own] = [await newRepository(other, 'public'), await newRepository(actor)]
  const repositories = [foreign, own].map(({ id }) => ({ id, ...pull }))
  const { token } = await createToken(actor, ownAccount, { ...grant, repositories, expiresAt: null })
  await updateRepository(other, { id: foreign.id, visibility: 'private' })
  return { actor, token, foreign, own }
}

describe('an edit beside another', () => {
  it('of other fields keeps both', async () => {
    const actor = await newAccount()
    const token = await newToken(actor, { description: 'Old', permission: 'write' })
    const shown = editableFacts('account', await getToken(actor, ownAccount, token.id))
    const { id } = token
    await updateToken(
      actor,
      ownAccount,
      { id, permission: 'read', repositories: 'all', publicRead: false },
      {},
      shown,
    )
    await updateToken(actor, ownAccount, { id, description: 'New' }, {}, shown)
    expect(await getToken(actor, ownAccount, id)).toMatchObject({ description: 'New', permission: 'read' })
  })

  it('of the same is refused with what it is now, and changes nothing', async () => {
    const actor = await newAccount()
    const { id } = await newToken(actor, { permission: 'write' })
    const shown = editableFacts('account', await getToken(actor, ownAccount, id))
    await updateToken(
      actor,
      ownAccount,
      { id, permission: 'read', repositories: 'all', publicRead: false },
      {},
      shown,
    )
    await expect(
      updateToken(
        actor,
        ownAccount,
        { id, permission: 'admin', repositories: 'all', publicRead: false },
        {},
        shown,
      ),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Permission: Read-only.') })
    expect(await getToken(actor, ownAccount, id)).toMatchObject({ permission: 'read' })
  })

  it('renames a token whose repositories are all gone', async () => {
    const actor = await newAccount()
    const repository = await newRepository(actor)
    const repositories = [{ id: repository.id, ...pull }]
    const { token } = await createToken(actor, ownAccount, { ...grant, repositories, expiresAt: null })
    await deleteRepository(actor, { id: repository.id, typedName: repository.fullName })
    const renamed = await updateToken(actor, ownAccount, { id: token.id, description: 'Left over' })
    expect(renamed).toMatchObject({ description: 'Left over', repositories: 0 })
  })
})
