import { loadWorkload, workloadMetadata, type WorkloadParams } from '#app/_workload-pages/load-workload.tsx'
import { EditWorkload } from '#components/workloads/edit-workload.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { organizationOwner } from '#lib/owners.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'
import { workloadPolicy } from '#lib/workloads/schema.ts'

export const generateMetadata = workloadMetadata

type Props = WorkloadParams & { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EditWorkloadPage({ params, searchParams }: Props) {
  const { claim, value } = await searchParams
  const added =
    typeof claim === 'string' && typeof value === 'string'
      ? { claim: claim.slice(0, 100), value: value.slice(0, workloadPolicy.valueMax) }
      : null
  return loadWorkload({ params }, '/edit', async (workload, organization) => {
    const services = await listOfferedServices(await requireActor(), organizationOwner(organization))
    return <EditWorkload {...{ workload, organization, services, added }} origin={env.PUBLIC_URL} />
  })
}
