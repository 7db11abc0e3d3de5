import { afterAll, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { seedDemo } from '#prisma/seed.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(() => end())

it('each token that was used has exchanges, the last of them its last use', async () => {
  await seedDemo(() => {})
  const tokens = await db.token.findMany({
    where: { lastUsedAt: { not: null } },
    include: { exchanges: { where: { outcome: 'granted' }, orderBy: { at: 'desc' }, take: 1 } },
  })
  expect(tokens.length).toBeGreaterThan(10)
  for (const { exchanges, lastUsedAt: at, lastUsedAction: action, lastUsedAddress: address } of tokens)
    expect(exchanges).toMatchObject([{ at, action, address }])
})
