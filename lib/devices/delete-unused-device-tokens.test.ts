import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { deleteUnusedDeviceTokens } from '#lib/devices/delete-unused-device-tokens.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'

// Long past, so that no other test has tokens as old.
const now = new Date('2020-06-01T00:00:00Z')
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)
const limit = 90 * day

it('deletes what no device has used for ninety days, a millisecond apart', async () => {
  const person = await newAccount()
  const columns = {
    'unused since it was made': { source: 'auto', createdAt: ago(limit) },
    'used at the limit': { source: 'auto', createdAt: ago(2 * limit), lastUsedAt: ago(limit) },
    'used within': { source: 'auto', createdAt: ago(2 * limit), lastUsedAt: ago(limit - 1) },
    new: { source: 'auto', createdAt: ago(limit - 1) },
    'made by hand': { source: 'manual', createdAt: ago(2 * limit) },
  } as const
  for (const [description, row] of Object.entries(columns)) await newToken(person, { description, ...row })
  expect(await deleteUnusedDeviceTokens(now, new AbortController().signal)).toBe('Deleted 2')
  const { accountId } = person
  const left = await db.token.findMany({ where: { accountId }, orderBy: { description: 'asc' } })
  expect(left.map(({ description }) => description)).toEqual(['made by hand', 'new', 'used within'])
  const entries = await db.auditEntry.findMany({ where: { accountId, action: 'token.delete' } })
  expect(entries).toHaveLength(2)
  expect(entries[0]).toMatchObject({ actorKind: 'system', details: { unusedDays: 90 } })
})
