import { loadWorkload, workloadMetadata, type WorkloadParams } from '#app/_workload-pages/load-workload.tsx'
import { WorkloadOverview } from '#components/workloads/workload-overview.tsx'
import { env } from '#lib/env.ts'

export const generateMetadata = workloadMetadata

export default async function WorkloadPage(props: WorkloadParams) {
  return loadWorkload(props, '', (workload, organization) => (
    <WorkloadOverview {...{ workload, organization }} origin={env.PUBLIC_URL} now={new Date()} />
  ))
}
