import { describe, expect, it, vi } from 'vitest'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { AppError } from '#lib/errors.ts'
import * as actions from '#lib/repositories/actions.ts'
import { createRepositoryByPush } from '#lib/repositories/create-repository-by-push.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { listInNamespace } from '#lib/repositories/list-in-namespace.ts'
import { listRepositories } from '#lib/repositories/list-repositories.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'
import { searchRepositories } from '#lib/repositories/search-repositories.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

const session = vi.hoisted(() => ({ actor: null as AccountActor | null }))
vi.mock('#lib/auth/current-actor.ts', () => ({ currentActor: async () => session.actor }))
vi.mock('#lib/auth/calling-page.ts', () => ({ assertOpenedBy: () => {}, refreshPages: () => {} }))

const look = { description: 'Taken over', visibility: 'public' } as const
const query = repositoryQuerySchema.parse({})

/** Every verb of lib/repositories that a person has, tried on this repository. */
const verbs: Record<string, (actor: Actor, repository: PublicRepository) => Promise<unknown>> = {
  listRepositories: (actor) => listRepositories(actor, query),
  searchRepositories: (actor) => searchRepositories(actor, ''),
  listInNamespace: (actor, { namespace }) => listInNamespace(actor, namespace, ''),
  getRepository: (actor, { fullName }) => getRepository(actor, fullName),
  createRepository: (actor) => createRepository(actor, { name: 'api', ...look }),
  updateRepository: (actor, { id }) => updateRepository(actor, { id, ...look }),
  deleteRepository: (actor, { id, fullName }) => deleteRepository(actor, { id, typedName: fullName }),
}

const rows = ({ username }: AccountActor) => db.repository.findMany({ where: { namespace: username } })

describe('what is refused changes nothing', () => {
  it.each(Object.keys(verbs).filter((verb) => verb !== 'getRepository'))(
    '%s: nobody, a token and the system',
    async (verb) => {
      const owner = await newAccount()
      const repository = await newRepository(owner)
      const before = await rows(owner)
      const run = verbs[verb]!
      const nobody: Actor = { kind: 'anonymous', address: '192.0.2.9' }
      await expect(run(nobody, repository)).rejects.toMatchObject({ code: 'unauthenticated' })
      await expect(
        run(await newTokenActor(owner, { permission: 'write' }), repository),
      ).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(run({ kind: 'system' }, repository)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await rows(owner)).toEqual(before)
      expect(await logOf(owner)).toHaveLength(1)
    },
  )

  it.each(['getRepository', 'updateRepository', 'deleteRepository'])(
    "%s: somebody else's private one is as one that there is not",
    async (verb) => {
      const [owner, stranger] = [await newAccount(), await newAccount()]
      const repository = await newRepository(owner, 'private')
      const unknown = {
        ...repository,
        id: '01936d2e-0000-7000-8000-000000000000',
        fullName: 'nobody/nothing',
      }
      const before = await rows(owner)
      const answers = [repository, unknown].map((which) =>
        verbs[verb]!(stranger, which).catch((error) => error),
      )
      for (const error of (await Promise.all(answers)) as AppError[]) {
        expect(error).toMatchObject({ name: 'AppError', code: 'not_found', message: 'Repository not found.' })
        expect(error.fields).toEqual({})
      }
      expect(await rows(owner)).toEqual(before)
      expect(await logOf(stranger)).toEqual([])
    },
  )

  it.each(['updateRepository', 'deleteRepository'])(
    "%s: somebody else's public one is theirs",
    async (verb) => {
      const [owner, stranger] = [await newAccount(), await newAccount()]
      const repository = await newRepository(owner, 'public')
      const before = await rows(owner)
      const message = `Only ${owner.username} can change this repository.`
      await expect(verbs[verb]!(stranger, repository)).rejects.toMatchObject({ code: 'forbidden', message })
      expect(await rows(owner)).toEqual(before)
    },
  )

  it('getRepository: what is no name at all', async () => {
    const actor = await newAccount()
    for (const text of ['', 'api', '..', 'a//c', 'a/\0', 'x'.repeat(100_000)]) {
      await expect(getRepository(actor, text)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})

describe('a push that makes a repository', () => {
  const push = (actor: Actor, namespace: string, name = 'pushed') =>
    createRepositoryByPush(actor, namespace, name)

  it('is for the own namespace, by password or by a token that pushes everywhere', async () => {
    const owner = await newAccount()
    expect(await push(owner, owner.username, 'by-password')).toBe(true)
    expect(await push(await newTokenActor(owner), owner.username, 'by-token')).toBe(true)
    expect(await push(await newTokenActor(owner, { permission: 'write' }), owner.username, 'by-writer')).toBe(
      true,
    )
    expect((await rows(owner)).map(({ name, visibility }) => [name, visibility]).sort()).toEqual([
      ['by-password', 'private'],
      ['by-token', 'private'],
      ['by-writer', 'private'],
    ])
    const log = await logOf(owner)
    expect(log.map(({ action, details }) => [action, details])).toEqual(
      Array(3).fill(['repository.create', { visibility: 'private', by: 'push' }]),
    )
  })

  it('is decided by the prefixes that the token has by then', async () => {
    const acme = await newOrganization([])
    const actor = await newOrganizationActor(acme, { pushPrefixes: ['team'] })
    expect(await push(actor, acme.name, 'team/app')).toBe(true)
    await expect(push(actor, acme.name, 'team')).rejects.toMatchObject({ code: 'forbidden' })
    await db.token.update({ where: { id: actor.tokenId }, data: { pushPrefixes: ['other'] } })
    await expect(push(actor, acme.name, 'team/new')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.repository.count({ where: { namespace: acme.name } })).toBe(1)
  })

  it('is refused otherwise', async () => {
    const [owner, stranger] = [await newAccount(), await newAccount()]
    const { username } = owner
    const weak = await newTokenActor(owner)
    await expect(push(stranger, username)).rejects.toMatchObject({ code: 'not_found' })
    await expect(push(await newTokenActor(stranger), username)).rejects.toMatchObject({ code: 'not_found' })
    await expect(push({ kind: 'anonymous', address: '' }, username)).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    await expect(push({ kind: 'system' }, username)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(push({ ...weak, permission: 'read' }, username)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(push({ ...weak, permission: 'public_read' }, username)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(push({ ...weak, allRepositories: false }, username)).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const name of ['Upper', '/a', 'a//b', '', 'a\0', 'x'.repeat(300)]) {
      await expect(push(owner, username, name)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await rows(owner)).toEqual([])
  })

  it('raced by others makes it once', async () => {
    const owner = await newAccount()
    const token = await newTokenActor(owner)
    const made = await Promise.all(Array.from({ length: 8 }, () => push(token, owner.username)))
    expect(made.filter(Boolean)).toHaveLength(1)
    expect(await rows(owner)).toHaveLength(1)
    expect(await logOf(owner)).toHaveLength(1)
  })

  it('leaves one that is there as it is', async () => {
    const owner = await newAccount()
    await newRepository(owner, 'public', 'pushed')
    const before = await rows(owner)
    expect(await push(owner, owner.username)).toBe(false)
    expect(await rows(owner)).toEqual(before)
  })
})

describe('server actions', () => {
  const calls: Record<string, (repository: PublicRepository) => Promise<unknown>> = {
    createRepositoryAction: () =>
      actions.createRepositoryAction({ name: 'api', ...look }, crypto.randomUUID()),
    updateRepositoryAction: ({ id }) => actions.updateRepositoryAction({ id, ...look }),
    deleteRepositoryAction: ({ id, fullName }) => actions.deleteRepositoryAction({ id, typedName: fullName }),
    searchRepositoriesAction: () => actions.searchRepositoriesAction(''),
    listInNamespaceAction: ({ namespace }) => actions.listInNamespaceAction(namespace, ''),
  }

  it('are all tried here', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(actions).sort())
  })

  it.each(Object.keys(calls))('%s without a session changes nothing', async (name) => {
    session.actor = null
    const owner = await newAccount()
    const repository = await newRepository(owner)
    const before = await rows(owner)
    expect(await calls[name]!(repository)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect(await rows(owner)).toEqual(before)
  })

  it.each(['updateRepositoryAction', 'deleteRepositoryAction'])(
    "%s with another account's id",
    async (name) => {
      const owner = await newAccount()
      session.actor = await newAccount()
      const repository = await newRepository(owner)
      const before = await rows(owner)
      expect(await calls[name]!(repository)).toMatchObject({ ok: false, error: { code: 'not_found' } })
      expect(await rows(owner)).toEqual(before)
    },
  )
})
