import { expect, test, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { getTokenAllowance } from '#lib/tokens/get-token-allowance.ts'

vi.hoisted(() => {
  process.env.TOKENS_PER_ACCOUNT = '3'
})

const input = {
  description: 'CI',
  permission: 'read',
  repositories: 'all',
  publicRead: false,
  expiresAt: null,
} as const
const refusal =
  'An account can have 3 access tokens, and 3 are in use. Delete one, or ask whoever runs Gatehouse to raise TOKENS_PER_ACCOUNT.'

test('an account makes as many tokens as the setting allows, also at once, and one more after deleting one', async () => {
  const [actor, other] = [await newAccount(), await newAccount()]
  const made = await Promise.allSettled(
    Array.from({ length: 6 }, () => createToken(actor, ownAccount, input)),
  )
  const refused = made.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(3)
  for (const { reason } of refused as PromiseRejectedResult[])
    expect(reason).toMatchObject({ code: 'conflict', message: refusal })
  expect(await getTokenAllowance(actor, ownAccount)).toMatchObject({ used: 3, limit: 3, refusal })
  const [first] = await db.token.findMany({ where: { accountId: actor.accountId } })
  await deleteTokens(actor, ownAccount, [first!.id])
  await createToken(actor, ownAccount, input)
  await createToken(other, ownAccount, input)
})

test('devices get theirs beside them', async () => {
  const actor = await newAccount()
  for (let made = 0; made < 3; made++) await newToken(actor, { source: 'auto' })
  expect(await getTokenAllowance(actor, ownAccount)).toMatchObject({ used: 0, limit: 3, refusal: null })
  for (let made = 0; made < 3; made++) await createToken(actor, ownAccount, input)
  await expect(createToken(actor, ownAccount, input)).rejects.toMatchObject({ message: refusal })
})
