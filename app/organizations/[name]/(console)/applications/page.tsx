import type { Metadata } from 'next'
import { ApplicationList } from '#components/applications/application-list.tsx'
import { ReuseTimes } from '#components/applications/reuse-times.tsx'
import { loadOrRefuse } from '#components/organizations/load-or-refuse.tsx'
import { listApplications } from '#lib/applications/list-applications.ts'
import { listServiceChoices } from '#lib/applications/list-service-choices.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'

export const metadata: Metadata = { title: 'Applications' }

type Props = { params: Promise<{ name: string }> }

export default async function ApplicationsPage({ params }: Props) {
  const actor = await requireActor()
  const { name: organization } = await params
  const reading = Promise.all([
    listApplications(actor, organization),
    listServiceChoices(actor, organization),
  ])
  const { data, refusal } = await loadOrRefuse(reading, { organization })
  if (refusal) return refusal
  const [applications, services] = data
  return (
    <>
      <ApplicationList
        {...{ organization, applications, services }}
        origin={env.PUBLIC_URL}
        now={new Date()}
      />
      <ReuseTimes />
    </>
  )
}
