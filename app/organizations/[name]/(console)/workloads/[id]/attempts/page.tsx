import { loadWorkload, workloadMetadata, type WorkloadParams } from '#app/_workload-pages/load-workload.tsx'
import { AttemptList } from '#components/workloads/attempt-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listAttempts } from '#lib/workloads/list-attempts.ts'
import { attemptQuerySchema } from '#lib/workloads/schema.ts'

export const generateMetadata = workloadMetadata

type Props = WorkloadParams & { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function WorkloadAttemptsPage({ params, searchParams }: Props) {
  const query = parse(attemptQuerySchema, await searchParams)
  return loadWorkload({ params }, '/attempts', async ({ id, kind }, organization) => {
    const { page, ...list } = await listAttempts(await requireActor(), organization, id, query)
    const place = { organization, kind, workload: id }
    return <AttemptList {...list} {...place} query={{ ...query, page }} now={new Date()} />
  })
}
