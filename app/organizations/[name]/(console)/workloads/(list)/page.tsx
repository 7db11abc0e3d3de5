import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { WorkloadList } from '#components/workloads/workload-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listWorkloads } from '#lib/workloads/list-workloads.ts'
import { workloadQuerySchema } from '#lib/workloads/schema.ts'

export const metadata: Metadata = { title: 'Trusted workloads' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function WorkloadsPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const query = parse(workloadQuerySchema, await searchParams)
  const { data, refusal } = await loadOrRefuse(listWorkloads(actor, organization, query), { organization })
  if (refusal) return refusal
  const { page, ...list } = data
  return <WorkloadList {...list} organization={organization} query={{ ...query, page }} now={new Date()} />
}
