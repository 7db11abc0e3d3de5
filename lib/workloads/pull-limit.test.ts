import { expect, it } from 'vitest'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationActor } from '#lib/testing/new-token-actor.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { countPulls } from '#lib/usage/count-pulls.ts'
import { pullUsageOf } from '#lib/usage/pull-counts.ts'

it('counts the pulls of all tokens of a workload together', async () => {
  const acme = await newOrganization([])
  const { id: workloadId } = await newWorkload(acme, { issuer: 'https://issuer.example' })
  const [first, second] = [
    await newOrganizationActor(acme, { workloadId, source: 'auto', publicRead: true }),
    await newOrganizationActor(acme, { workloadId, source: 'auto', publicRead: true }),
  ]
  const other = await newOrganizationActor(acme, { publicRead: true })
  for (const puller of [first, second])
    await countPulls([{ event: crypto.randomUUID(), repositoryId: null, puller }])
  const used = async (actor: typeof first) => (await pullUsageOf(actor)).used
  expect([await used(first), await used(second), await used(other)]).toEqual([2, 2, 0])
})
