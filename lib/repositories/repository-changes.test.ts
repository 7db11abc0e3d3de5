import { describe, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import type { CreateRepository, UpdateRepository } from '#lib/repositories/schema.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newGitFolder } from '#lib/testing/new-git-folder.ts'
import { newRepository } from '#lib/testing/new-repository.ts'

const plain: CreateRepository = { name: 'api', description: '', visibility: 'private' }

describe('a new repository', () => {
  it("is in its maker's namespace, with an entry in the log", async () => {
    const actor = await newAccount()
    const made = await createRepository(actor, { ...plain, description: ' Orders ', visibility: 'public' })
    const { username } = actor
    expect(made).toMatchObject({
      namespace: username,
      name: 'api',
      fullName: `${username}/api`,
      description: 'Orders',
      visibility: 'public',
      lastPushedAt: null,
      lastPulledAt: null,
      rights: { pull: true, push: true, delete: true },
      canManage: true,
    })
    expect(await getRepository(actor, `${username}/api`)).toEqual(made)
    const details = { description: 'Orders', visibility: 'public', by: 'hand' }
    expect(await logOf(actor)).toEqual([
      { action: 'repository.create', targetName: `${username}/api`, details },
    ])
  })

  it('may have a name of any depth', async () => {
    const actor = await newAccount()
    const made = await createRepository(actor, { ...plain, name: 'team/app/cache' })
    expect(made).toMatchObject({ name: 'team/app/cache', fullName: `${actor.username}/team/app/cache` })
    expect(await getRepository(actor, made.fullName)).toEqual(made)
    await createRepository(actor, { ...plain, name: 'team' })
  })

  it.each(['Api', '', '/a', 'a/', 'a//b', 'a/../b', 'a/-b', 'a___b', 'a\nb', `a/${'b'.repeat(253)}`])(
    'is refused the name %j by the database, too',
    async (name) => {
      const { username: namespace } = await newAccount()
      const made = db.repository.create({ data: { namespace, name, visibility: 'private' } })
      await expect(made).rejects.toThrow('repository_name')
    },
  )

  it("is not made in somebody else's namespace", async () => {
    const [actor, other] = [await newAccount(), await newAccount()]
    const making = createRepository(actor, { ...plain, namespace: other.username })
    await expect(making).rejects.toMatchObject({ code: 'not_found' })
    expect(await logOf(other)).toEqual([])
  })

  it('is refused a name that is taken, even in a race, and leaves the first as it is', async () => {
    const actor = await newAccount()
    const tries = Array.from({ length: 6 }, () => createRepository(actor, plain).catch((error) => error))
    const refused = (await Promise.all(tries)).filter((answer) => answer instanceof Error)
    expect(refused).toHaveLength(5)
    const message = expect.stringContaining('api')
    for (const error of refused) expect(error).toMatchObject({ code: 'conflict', fields: { name: message } })
    expect(await logOf(actor)).toHaveLength(1)
  })

  it('may bear a name that somebody else uses', async () => {
    await createRepository(await newAccount(), plain)
    await expect(createRepository(await newAccount(), plain)).resolves.toMatchObject({ name: 'api' })
  })

  it.each<[string, string, object]>([
    ['no name', 'name', { name: undefined }],
    ['an empty name', 'name', { name: ' ' }],
    ['upper case', 'name', { name: 'Api' }],
    ['a slash at first', 'name', { name: '/a' }],
    ['a slash at last', 'name', { name: 'a/' }],
    ['an empty component', 'name', { name: 'a//b' }],
    ['NUL', 'name', { name: 'a\0' }],
    ['a name too long with its namespace', 'name', { name: 'a'.repeat(240) }],
    ['a megabyte', 'name', { name: 'a'.repeat(1_000_000) }],
    ['a name of objects', 'name', { name: ['api'] }],
    ['no description', 'description', { description: undefined }],
    ['201 characters', 'description', { description: 'a'.repeat(201) }],
    ['NUL in the description', 'description', { description: 'a\0' }],
    ['an unknown visibility', 'visibility', { visibility: 'secret' }],
    ['no visibility', 'visibility', { visibility: undefined }],
  ])('%s is refused by name', async (_, field, wrong) => {
    const actor = await newAccount()
    const made = createRepository(actor, { ...plain, ...wrong } as CreateRepository)
    const error = await made.then(() => null).catch((error) => error)
    expect(error).toMatchObject({ name: 'AppError', code: 'invalid' })
    expect(Object.keys(error.fields)).toEqual([field])
    expect(error.fields[field]).toMatch(/^(Choose|Enter|Leave|Use) .*\.$/)
    expect(await db.repository.count({ where: { namespace: actor.username } })).toBe(0)
  })
})

describe('an edited repository', () => {
  it('has what was saved, and the log says what changed', async () => {
    const actor = await newAccount()
    const { id, fullName } = await newRepository(actor)
    const saved = await updateRepository(actor, { id, description: 'Orders', visibility: 'public' })
    expect(saved).toMatchObject({ description: 'Orders', visibility: 'public' })
    expect(await getRepository(actor, fullName)).toEqual(saved)
    expect((await logOf(actor))[1]).toEqual({
      action: 'repository.update',
      targetName: fullName,
      details: { description: { from: '', to: 'Orders' }, visibility: { from: 'private', to: 'public' } },
    })
  })

  it('saved as it was leaves no entry', async () => {
    const actor = await newAccount()
    const { id } = await newRepository(actor)
    await updateRepository(actor, { id, description: '', visibility: 'private' })
    expect(await logOf(actor)).toHaveLength(1)
  })

  it('is left whole by a refusal', async () => {
    const actor = await newAccount()
    const before = await newRepository(actor)
    for (const wrong of [{ description: 'a\0' }, { visibility: 'all' }, { id: 'x' }]) {
      const input = { id: before.id, description: '', visibility: 'public', ...wrong } as UpdateRepository
      await expect(updateRepository(actor, input)).rejects.toMatchObject({ code: 'invalid' })
    }
    expect(await getRepository(actor, before.fullName)).toEqual(before)
  })
})

describe('what a repository is used for', () => {
  it('is images and Git at first, and one of them where it is chosen', async () => {
    const actor = await newAccount()
    const { id, protocols } = await newRepository(actor)
    expect(protocols).toEqual(['images', 'git'])
    expect((await updateRepository(actor, { id, protocols: ['git'] })).protocols).toEqual(['git'])
    const [change] = (await logOf(actor)).slice(-1)
    expect(change).toMatchObject({
      ...{ action: 'repository.update', details: { protocols: { from: ['images', 'git'], to: ['git'] } } },
    })
    const both = await updateRepository(actor, { id, protocols: ['git', 'images'] })
    expect(both.protocols).toEqual(['images', 'git'])
  })

  it.each([[[]], [['svn']], [['git', 'git', 'git']], ['git']])('is never %j', async (protocols) => {
    const actor = await newAccount()
    const { id } = await newRepository(actor)
    const input = { id, protocols } as UpdateRepository
    await expect(updateRepository(actor, input)).rejects.toMatchObject({ code: 'invalid' })
    await expect(db.repository.update({ where: { id }, data: { protocols: [] } })).rejects.toThrow(
      'repository_protocols',
    )
  })
})

describe('a deleted repository', () => {
  it('is gone, and the log keeps its name', async () => {
    const actor = await newAccount()
    const { id, fullName } = await newRepository(actor)
    await deleteRepository(actor, { id, typedName: ` ${fullName} ` })
    await expect(getRepository(actor, fullName)).rejects.toMatchObject({ code: 'not_found' })
    const details = { description: '', visibility: 'private' }
    expect((await logOf(actor))[1]).toEqual({ action: 'repository.delete', targetName: fullName, details })
  })

  it('leaves nothing of what Git has of it, and all of the others', async () => {
    const actor = await newAccount()
    const made = [await newRepository(actor), await newRepository(actor), await newRepository(actor)]
    const folders = made.map(({ id }) => newGitFolder(id))
    const { id, fullName } = made[0]!
    await expect(deleteRepository(actor, { id, typedName: 'another' })).rejects.toThrow()
    expect(folders.map((isThere) => isThere())).toEqual([true, true, true])
    await deleteRepository(actor, { id, typedName: fullName })
    expect(folders.map((isThere) => isThere())).toEqual([false, true, true])
  })

  it.each([
    ['nothing', () => ''],
    ['its name alone', ({ name }: { name: string }) => name],
    ['another case', ({ fullName }: { fullName: string }) => fullName.toUpperCase()],
    ['no text', () => null],
  ])('needs its full name typed, not %s', async (_, typed) => {
    const actor = await newAccount()
    const repository = await newRepository(actor)
    const typedName = typed(repository) as string
    const deleted = deleteRepository(actor, { id: repository.id, typedName })
    await expect(deleted).rejects.toMatchObject({
      code: 'invalid',
      fields: { typedName: expect.stringMatching(/^Type /) },
    })
    expect(await getRepository(actor, repository.fullName)).toEqual(repository)
  })

  it('asked for twice at once goes once', async () => {
    const actor = await newAccount()
    const { id, fullName } = await newRepository(actor)
    const tries = [1, 2, 3].map(() => deleteRepository(actor, { id, typedName: fullName }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await logOf(actor)).toHaveLength(2)
  })
})
