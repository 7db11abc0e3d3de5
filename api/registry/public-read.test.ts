import { expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const pull = { pull: true, push: false, delete: false }
const plain = { description: 'Build', permission: 'write', expiresAt: null } as const

it('a personal token for chosen repositories pulls public ones, too, while it may', async () => {
  const [demo, tomas] = [await newAccount(), await newAccount()]
  const [own, other] = [await newRepository(demo), await newRepository(demo)]
  const open = await newRepository(tomas, 'public')
  const closed = await newRepository(tomas)
  const repositories = [{ id: own.id, ...pull, push: true }]
  const { token, secret } = await createToken(demo, ownAccount, { ...plain, repositories, publicRead: true })
  expect(token).toMatchObject({ repositories: 1, publicRead: true })
  const granted = async () => {
    const scopes = [own, other, open, closed].map(({ fullName }) => `repository:${fullName}:pull,push`)
    return (await askToken({ credential: `${demo.username}:${secret.reveal()}`, scopes })).access
  }
  expect(await granted()).toEqual([`${own.fullName}:pull,push`, `${open.fullName}:pull`])
  const { id } = token
  await updateToken(demo, ownAccount, { id, permission: 'write', repositories, publicRead: false })
  expect(await granted()).toEqual([`${own.fullName}:pull,push`])
  const entries = (await logOf(demo)).map(({ action, details }) => [action, details])
  const { hint } = token
  expect(entries.at(-1)).toEqual(['token.update', { hint, publicRead: { from: true, to: false } }])
  await db.repository.delete({ where: { id: own.id } })
  await updateToken(demo, ownAccount, {
    ...{ id, permission: 'write', publicRead: true },
    repositories: [{ id: other.id, ...pull }],
  })
  await db.repository.delete({ where: { id: other.id } })
  expect(await granted()).toEqual([`${open.fullName}:pull`])
})

it('a token for all repositories has the public ones anyway', async () => {
  const message = 'All repositories include the public ones. Leave this out.'
  const all = { ...plain, repositories: 'all', publicRead: true } as const
  const refused = createToken(await newAccount(), ownAccount, all)
  await expect(refused).rejects.toMatchObject({ code: 'invalid', fields: { publicRead: message } })
})
