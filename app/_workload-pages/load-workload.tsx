import type { Metadata } from 'next'
import { cache, type ReactElement, type ReactNode } from 'react'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { paths } from '#lib/paths.ts'
import { getWorkload } from '#lib/workloads/get-workload.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'

export type WorkloadParams = { params: Promise<{ name: string; id: string }> }

const read = cache(async (organization: string, id: string) =>
  getWorkload(await requireActor(), organization, id),
)

export async function workloadMetadata({ params }: WorkloadParams): Promise<Metadata> {
  const { name, id } = await params
  const workload = await read(name, id).catch(() => null)
  return { title: `${workload?.name ?? 'Trusted workload'} · Trusted workloads` }
}

/** A trusted workload for one of its pages, within what they have in common; or what to show instead. */
export async function loadWorkload(
  { params }: WorkloadParams,
  tab: '' | '/attempts' | '/try' | '/edit',
  show: (workload: WorkloadDetails, organization: string) => ReactNode | Promise<ReactNode>,
): Promise<ReactElement> {
  const { name: organization, id } = await params
  const page = { organization, title: 'Trusted workload' }
  const { data: workload, refusal } = await loadOrRefuse(read(organization, id), page)
  if (refusal) return refusal
  const base = paths.workload(organization, workload.id)
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.workloads(organization)}>Trusted workloads</BackLink>}
        title={
          <span dir="auto" className="wrap-anywhere">
            {workload.name}
          </span>
        }
      />
      <TabLinks
        label="Trusted workload"
        current={base + tab}
        links={[
          { href: base, label: 'Overview' },
          { href: `${base}/attempts`, label: 'Attempts' },
          { href: `${base}/try`, label: 'Try it' },
          { href: `${base}/edit`, label: 'Edit' },
        ]}
      />
      {await show(workload, organization)}
    </>
  )
}
