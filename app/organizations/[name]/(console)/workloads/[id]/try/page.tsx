import { loadWorkload, workloadMetadata, type WorkloadParams } from '#app/_workload-pages/load-workload.tsx'
import { TryAssertionForm } from '#components/workloads/try-assertion-form.tsx'

export const generateMetadata = workloadMetadata

export default async function TryWorkloadPage(props: WorkloadParams) {
  return loadWorkload(props, '/try', ({ id }, organization) => (
    <TryAssertionForm organization={organization} workload={id} />
  ))
}
