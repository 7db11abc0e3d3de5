import { expect, test, vi } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { db } from '#lib/database/db.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'

vi.hoisted(() => {
  process.env.REPOSITORIES_PER_NAMESPACE = '3'
})

const refusalOf = (namespace: string, used: number) =>
  `${namespace} can have 3 repositories, and ${used} are in use. Delete one, or ask whoever runs Gatehouse to raise REPOSITORIES_PER_NAMESPACE.`

test('a namespace has as many repositories as the setting allows, also when they are made at once', async () => {
  const actor = await newAccount()
  const organization = await newOrganization([[actor, 'owner']])
  for (const namespace of [actor.username, organization.name]) {
    const make = (name: string) =>
      createRepository(actor, { namespace, name, description: '', visibility: 'private' })
    const made = await Promise.allSettled(['one', 'two', 'three', 'four', 'five'].map(make))
    const refused = made.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
    expect(refused).toHaveLength(2)
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'limited', message: refusalOf(namespace, 3) })
    const { name } = await db.repository.findFirstOrThrow({ where: { namespace } })
    await expect(make(name)).rejects.toMatchObject({ code: 'conflict' })
  }
})

test('a push that needs more than are left makes none', async () => {
  const actor = await newAccount()
  const { secret } = await newToken(actor, { permission: 'admin' })
  const push = (...names: string[]) =>
    askToken({
      credential: `${actor.username}:${secret.reveal()}`,
      scopes: names.map((name) => `repository:${actor.username}/${name}:pull,push`),
    })
  expect((await push('one', 'two')).status).toBe(200)
  const refused = await push('three', 'four')
  expect([refused.status, refused.message]).toEqual([403, refusalOf(actor.username, 2)])
  expect(await db.repository.count({ where: { namespace: actor.username } })).toBe(2)
  expect((await push('one', 'two', 'three')).status).toBe(200)
  const { id, name } = await db.repository.findFirstOrThrow({ where: { namespace: actor.username } })
  await deleteRepository(actor, { id, typedName: `${actor.username}/${name}` })
  expect((await push('four')).status).toBe(200)
})
