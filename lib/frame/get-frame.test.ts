import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { getFrame } from '#lib/frame/get-frame.ts'
import { listNotices } from '#lib/notices/list-notices.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { day } from '#lib/time.ts'

const now = new Date('2026-06-10T12:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * day)

it('has what the lists of organizations and notices have, in the same order, by one statement', async () => {
  const [person, other] = [await newAccount(), await newAccount()]
  const acme = await newOrganization([[person, 'owner']])
  await newOrganization([
    [other, 'owner'],
    [person, 'member'],
  ])
  await db.organization.update({ where: { id: acme.id }, data: { displayName: 'Zulu “Acme” \\ \u00e9' } })
  await newOrganizationToken(acme, { label: 'Deploy', expiresAt: at(3) })
  await newToken(person, { description: 'Soon', expiresAt: at(6) })
  await newToken(person, { description: 'Wanted', expiresAt: at(-9), expiredUseAt: at(-6) })
  const { answer, sent } = await statementsOf(() => getFrame(person, now))
  expect(sent).toEqual(['get-frame'])
  expect(answer.organizations).toHaveLength(2)
  expect(answer.notices.listed.map(({ name }) => name)).toEqual(['Wanted', 'Deploy', 'Soon'])
  expect(answer).toEqual({
    organizations: await listOrganizations(person),
    notices: await listNotices(person, now),
  })
})

it('is there for whoever has nothing yet, and for people alone', async () => {
  expect(await getFrame(await newAccount(), now)).toEqual({
    organizations: [],
    notices: { total: 0, listed: [] },
  })
  await expect(getFrame({ kind: 'anonymous', address: '192.0.2.1' }, now)).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})
