import { afterAll, expect, it, vi } from 'vitest'
import { createApplication } from '#lib/applications/create-application.ts'
import { db } from '#lib/database/db.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'

// Other tests make applications of the installation, too.
const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
afterAll(() => end())

it.each(['an organization', 'the installation'])(
  'there are at most 50 of %s, however many ask',
  async (of) => {
    const administrator = await newSiteAdministrator()
    const acme = of === 'an organization' ? await newOrganization([[administrator, 'owner']]) : null
    const where = { organizationId: acme?.id ?? null }
    for (let count = 0; count < 48; count++) await newApplication(acme)
    const made = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        createApplication(administrator, acme?.name ?? null, { name: 'One more' }),
      ),
    )
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'limited' } })
    expect(await db.application.count({ where })).toBe(50)
  },
)
