import { expect, it } from 'vitest'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { listNotices } from '#lib/notices/list-notices.ts'
import { day } from '#lib/time.ts'

const now = new Date('2026-06-10T12:00:00Z')
const at = (days: number, milliseconds = 0) => new Date(now.getTime() + days * day + milliseconds)

it('are the tokens that end within a week or are used after their end, own ones and those of organizations one owns', async () => {
  const [owner, member] = [await newAccount(), await newAccount()]
  const acme = await newOrganization([
    [owner, 'owner'],
    [member, 'editor'],
  ])
  await newOrganizationToken(acme, { label: 'Deploy', expiresAt: at(3) })
  await newToken(owner, { description: 'Soon', expiresAt: at(7, -1) })
  await newToken(owner, { description: 'Later', expiresAt: at(7) })
  await newToken(owner, { description: 'Off', expiresAt: at(1), isActive: false })
  await newToken(owner, { description: 'Over', expiresAt: at(0) })
  await newToken(owner, { description: 'Wanted', expiresAt: at(-9), expiredUseAt: at(-7, 1) })
  await newToken(owner, { description: 'Given up', expiresAt: at(-9), expiredUseAt: at(-7) })
  await newToken(owner, { description: 'For ever' })
  const { total, listed } = await listNotices(owner, now)
  expect(total).toBe(3)
  expect(listed.map(({ name, owner, isExpired }) => [name, owner, isExpired])).toEqual([
    ['Wanted', { kind: 'account' }, true],
    ['Deploy', { kind: 'organization', name: acme.name }, false],
    ['Soon', { kind: 'account' }, false],
  ])
  expect(await listNotices(member, now)).toEqual({ total: 0, listed: [] })
})

it('are twenty at most, with the number of all', async () => {
  const person = await newAccount()
  for (let days = 1; days <= 22; days++) await newToken(person, { expiresAt: at(days / 10) })
  const { total, listed } = await listNotices(person, now)
  expect([total, listed.length]).toEqual([22, 20])
})

it('are for people', async () => {
  await expect(listNotices({ kind: 'anonymous', address: '192.0.2.1' }, now)).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})
