import { describe, expect, it } from 'vitest'
import { createApplication } from '#lib/applications/create-application.ts'
import { deleteApplication } from '#lib/applications/delete-application.ts'
import { endApplicationSecret } from '#lib/applications/end-application-secret.ts'
import { rotateApplicationSecret } from '#lib/applications/rotate-application-secret.ts'
import { updateApplication } from '#lib/applications/update-application.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { rowsOf, whileWaiting } from '#lib/testing/while-waiting.ts'

type Verb = (actor: Actor, organization: string | null, id: string) => Promise<unknown>

const verbs: Record<string, Verb> = {
  createApplication: (a, o) => createApplication(a, o, { name: 'Theirs' }),
  updateApplication: (a, o, id) => updateApplication(a, o, id, { name: 'Theirs' }),
  rotateApplicationSecret,
  endApplicationSecret: async (a, o, id) => endApplicationSecret(a, o, id),
  deleteApplication,
}

const entries = Object.entries(verbs)

describe('what is done by an owner who was removed while it waited', () => {
  it.each(entries)('%s', async (_, verb) => {
    const owner = await newAccount()
    const acme = await newOrganization([[owner, 'owner']])
    const { id } = await newApplication(acme)
    const { error, before } = await whileWaiting(acme, {
      hold: ['SELECT 1 FROM organization WHERE id = $1 FOR UPDATE', [acme.id]],
      verb: () => verb(owner, acme.name, id),
      change: ['DELETE FROM membership WHERE organization_id = $1', [acme.id]],
    })
    expect(error).toMatchObject({ code: 'not_found', message: 'Organization not found.' })
    expect(await rowsOf(pool, acme)).toEqual(before)
  })
})

// Other tests have made as many of the installation as there can be, perhaps.
const onWhatIsThere = entries.filter(([name]) => name !== 'createApplication')

describe('what is done by somebody who meanwhile administers the site no more', () => {
  it.each(onWhatIsThere)('%s', async (_, verb) => {
    const administrator = await newSiteAdministrator()
    const acme = await newOrganization([[administrator, 'owner']])
    const { id } = await newApplication(null)
    const { error } = await whileWaiting(acme, {
      hold: [`SELECT pg_advisory_xact_lock(hashtext('gatehouse applications'))`, []],
      verb: () => verb(administrator, null, id),
      change: ['UPDATE account SET is_site_administrator = false WHERE id = $1', [administrator.accountId]],
    })
    expect(error).toMatchObject({ code: 'not_found', message: 'Page not found.' })
    const application = await db.application.findUnique({ where: { id }, include: { secrets: true } })
    expect(application).toMatchObject({ name: 'Gateway', secrets: [{}] })
  })
})
