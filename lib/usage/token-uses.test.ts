import { beforeEach, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { makeSeveral } from '#lib/testing/make-several.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { second } from '#lib/time.ts'
import { updateToken } from '#lib/tokens/update-token.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

const use = {
  at: new Date('2030-05-06T07:08:09.123Z'),
  address: '198.51.100.7',
  client: 'docker 28.2.2',
  action: 'signed in',
}
const later = { ...use, at: new Date(use.at.getTime() + second), action: 'pulled demo/api:latest' }
const written = {
  lastUsedAt: use.at,
  lastUsedAddress: use.address,
  lastUsedClient: use.client,
  lastUsedAction: use.action,
}

let owner: AccountActor
let id: string
beforeEach(async () => {
  owner = await newAccount()
  ;({ id } = await newToken(owner))
})

it('fills the four columns of the last use, and no other', async () => {
  const before = await db.token.findUniqueOrThrow({ where: { id } })
  tokenUses.record(id, use, false)
  await tokenUses.flush()
  expect(await db.token.findUniqueOrThrow({ where: { id } })).toEqual({ ...before, ...written })
})

it('leaves alone what was edited since the use was noticed', async () => {
  tokenUses.record(id, use, false)
  await updateToken(owner, ownAccount, {
    id,
    description: 'Edited',
    permission: 'admin',
    repositories: 'all',
    publicRead: false,
  })
  await tokenUses.flush()
  const row = await db.token.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ description: 'Edited', permission: 'admin', ...written })
})

it('only ever goes forward', async () => {
  tokenUses.record(id, later, false)
  await tokenUses.flush()
  tokenUses.record(id, use, false)
  await tokenUses.flush()
  const row = await db.token.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ lastUsedAt: later.at, lastUsedAction: later.action })
})

it('passes over a token that is gone, and writes its neighbours', async () => {
  const gone = await newToken(owner)
  await db.token.delete({ where: { id: gone.id } })
  tokenUses.record(gone.id, use, false)
  tokenUses.record(id, { ...use, address: null, client: null }, false)
  await tokenUses.flush()
  const row = await db.token.findUniqueOrThrow({ where: { id } })
  expect(row).toMatchObject({ lastUsedAt: use.at, lastUsedAddress: null, lastUsedClient: null })
})

it('writes many at once, beside another process that writes the same', async () => {
  const ids = await makeSeveral(20, async () => (await newToken(owner)).id)
  for (const each of ids) tokenUses.record(each, use, false)
  const others = db.token.updateMany({
    where: { id: { in: ids.toReversed() } },
    data: { description: 'Other' },
  })
  await Promise.all([tokenUses.flush(), others])
  expect(await db.token.count({ where: { id: { in: ids }, lastUsedAt: use.at, description: 'Other' } })).toBe(
    20,
  )
})

it('gives repositories their last push and pull, forward only', async () => {
  const repository = await newRepository(owner)
  const columns = () =>
    db.repository.findUniqueOrThrow({
      where: { id: repository.id },
      select: { lastPushedAt: true, lastPulledAt: true },
    })
  repositoryPushes.record(repository.id, { at: use.at }, false)
  await repositoryPushes.flush()
  expect(await columns()).toEqual({ lastPushedAt: use.at, lastPulledAt: null })
  repositoryPulls.record(repository.id, { at: later.at }, false)
  await repositoryPulls.flush()
  repositoryPulls.record(repository.id, { at: use.at }, false)
  await repositoryPulls.flush()
  expect(await columns()).toEqual({ lastPushedAt: use.at, lastPulledAt: later.at })
})
