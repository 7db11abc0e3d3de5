import { beforeEach, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const refused = {
  code: 'conflict',
  message: "A device's token can only be deactivated or deleted. For another, sign in on the device again.",
}
const device = {
  source: 'auto',
  permission: 'admin',
  clientId: 'gatehouse-cli',
  deviceName: 'laptop',
} as const

let person: AccountActor
let id: string
beforeEach(async () => {
  person = await newAccount()
  id = (await newToken(person, device)).id
})

it('tells its device', async () => {
  expect(await getToken(person, ownAccount, id)).toMatchObject({
    source: 'auto',
    device: { name: 'laptop', client: 'gatehouse-cli' },
  })
})

it.each([
  { description: 'Mine' },
  { permission: 'read', repositories: 'all', publicRead: false },
  { expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  { description: 'Mine', isActive: false },
] as const)('is not changed by %j', async (change) => {
  const before = await db.token.findUnique({ where: { id } })
  await expect(updateToken(person, ownAccount, { id, ...change })).rejects.toMatchObject(refused)
  expect(await db.token.findUnique({ where: { id } })).toEqual(before)
})

it('is not rotated, nor is what is rotated with it', async () => {
  const manual = await newToken(person)
  const input = { ids: [manual.id, id], expiresAt: null, graceHours: 0 } as const
  await expect(rotateTokens(person, ownAccount, { ...input, ids: [...input.ids] })).rejects.toMatchObject({
    ...refused,
    fields: { [id]: refused.message },
  })
  expect(await db.token.count({ where: { accountId: person.accountId, rotatedAt: null } })).toBe(2)
})

it('is deactivated, activated and deleted', async () => {
  await updateToken(person, ownAccount, { id, isActive: false })
  expect((await getToken(person, ownAccount, id)).status).toBe('inactive')
  expect(await switchTokens(person, ownAccount, [id], 'active')).toEqual({ switched: 1 })
  expect(await deleteTokens(person, ownAccount, [id])).toEqual({ deleted: 1 })
})
