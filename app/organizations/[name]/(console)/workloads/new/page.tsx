import type { Metadata } from 'next'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { ChooseKind } from '#components/workloads/choose-kind.tsx'
import { NewWorkload } from '#components/workloads/new-workload.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { organizationOwner } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'
import { issuerKind, issuerKinds, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'
import { listWorkloads } from '#lib/workloads/list-workloads.ts'

const title = 'New trusted workload'
export const metadata: Metadata = { title }

type Props = { params: Promise<{ name: string }>; searchParams: Promise<{ kind?: string | string[] }> }

export default async function NewWorkloadPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const [{ name: organization }, { kind: chosen }] = [await params, await searchParams]
  // Who may see the list may add to it.
  const { refusal } = await loadOrRefuse(listWorkloads(actor, organization, {}, 1), { organization, title })
  if (refusal) return refusal
  const kind = Object.keys(issuerKinds).find((one) => one === chosen) as WorkloadKind | undefined
  return (
    <>
      <PageHeader
        back={
          kind ? (
            <BackLink href={paths.newWorkload(organization)}>Issuers</BackLink>
          ) : (
            <BackLink href={paths.workloads(organization)}>Trusted workloads</BackLink>
          )
        }
        title={kind ? `${title}: ${issuerKind(kind).label}` : title}
        description={kind ? undefined : 'Who signs the tokens of the jobs or pods?'}
      />
      {kind ? (
        <NewWorkload
          key={kind}
          {...{ organization, kind }}
          audience={env.PUBLIC_URL}
          origin={env.PUBLIC_URL}
          services={await listOfferedServices(actor, organizationOwner(organization))}
        />
      ) : (
        <ChooseKind organization={organization} />
      )}
    </>
  )
}
