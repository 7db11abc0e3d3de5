import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { pool } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { rowsOf, whileWaiting } from '#lib/testing/while-waiting.ts'
import { createWorkload } from '#lib/workloads/create-workload.ts'
import { deleteWorkload } from '#lib/workloads/delete-workload.ts'
import { updateWorkload } from '#lib/workloads/update-workload.ts'

type Verb = (actor: Actor, organization: string, id: string) => Promise<unknown>

const rule = {
  ...{ name: 'Theirs', kind: 'oidc' as const, issuer: 'https://issuer.example', audience: 'gatehouse' },
  ...{ conditions: [{ claim: 'sub', value: 'job' }], jwks: null, lifetimeMinutes: 15 },
  ...{ allowsForks: false, allowsPullRequestTarget: false },
  ...{ publicRead: true, repositories: { all: null, chosen: [] }, scopes: [] },
}

const verbs: Record<string, Verb> = {
  createWorkload: (a, o) => createWorkload(a, o, rule),
  updateWorkload: (a, o, id) => updateWorkload(a, o, id, { name: 'Theirs' }),
  deleteWorkload,
}

describe.each(Object.entries(verbs))('%s decides when it has waited', (_, verb) => {
  it('by an owner who was removed', async () => {
    const owner = await newAccount()
    const acme = await newOrganization([[owner, 'owner']])
    const { id } = await newWorkload(acme, { issuer: 'https://issuer.example' })
    const { error, before } = await whileWaiting(acme, {
      hold: ['SELECT 1 FROM organization WHERE id = $1 FOR UPDATE', [acme.id]],
      verb: () => verb(owner, acme.name, id),
      change: ['DELETE FROM membership WHERE organization_id = $1', [acme.id]],
    })
    expect(error).toMatchObject({ code: 'not_found', message: 'Organization not found.' })
    expect(await rowsOf(pool, acme)).toEqual(before)
  })
})
