import { loadWorkload, workloadMetadata, type WorkloadParams } from '#app/_workload-pages/load-workload.tsx'
import { EditWorkload } from '#components/workloads/edit-workload.tsx'
import { workloadPolicy } from '#lib/workloads/schema.ts'

export const generateMetadata = workloadMetadata

type Props = WorkloadParams & { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function EditWorkloadPage({ params, searchParams }: Props) {
  const { claim, value } = await searchParams
  const added =
    typeof claim === 'string' && typeof value === 'string'
      ? { claim: claim.slice(0, 100), value: value.slice(0, workloadPolicy.valueMax) }
      : null
  return loadWorkload({ params }, '/edit', (workload, organization) => (
    <EditWorkload {...{ workload, organization, added }} />
  ))
}
