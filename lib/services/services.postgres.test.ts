import { expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { createService } from '#lib/services/create-service.ts'
import { deleteService } from '#lib/services/delete-service.ts'
import { updateService } from '#lib/services/update-service.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { whileWaiting } from '#lib/testing/while-waiting.ts'

const packages = {
  ...{ name: 'packages', hosts: [], rules: [] },
  permissions: [{ name: 'read', role: 'member' as const, includes: [] }],
}

const verbs: Record<string, (actor: AccountActor, name: string) => Promise<unknown>> = {
  createService: (actor, name) => createService(actor, name, packages),
  updateService: (actor, name) => updateService(actor, name, 'npm', { redirectsBrowsers: true }),
  deleteService: (actor, name) => deleteService(actor, name, 'npm'),
}

it.each(Object.keys(verbs))('%s that waits is refused to who has become a member meanwhile', async (verb) => {
  const actor = await newAccount()
  const acme = await newOrganization([[actor, 'owner']])
  await newService(acme, { name: 'npm' })
  const { error } = await whileWaiting(acme, {
    hold: ['SELECT 1 FROM organization WHERE id = $1 FOR UPDATE', [acme.id]],
    verb: () => verbs[verb]!(actor, acme.name),
    change: ["UPDATE membership SET role = 'member' WHERE organization_id = $1", [acme.id]],
  })
  expect(error).toMatchObject({ code: 'forbidden' })
})

it('of two who claim one host at once, one is refused', async () => {
  const actor = await newAccount()
  const hosts = [`${crypto.randomUUID()}.example.com`, `${crypto.randomUUID()}.example.com`]
  const claims = [hosts, hosts.toReversed()].map(async (hosts) => {
    const { name } = await newOrganization([[actor, 'owner']])
    return createService(actor, name, { ...packages, hosts })
  })
  const settled = await Promise.allSettled(claims)
  expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = settled.find((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'conflict' })
})
