import type { Metadata } from 'next'
import { ApplicationList } from '#components/applications/application-list.tsx'
import { ReuseTimes } from '#components/applications/reuse-times.tsx'
import { listApplications } from '#lib/applications/list-applications.ts'
import { listServiceChoices } from '#lib/applications/list-service-choices.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'

export const metadata: Metadata = { title: 'Applications' }

export default async function ApplicationsPage() {
  const actor = await requireActor()
  const [applications, services] = await Promise.all([
    listApplications(actor, null),
    listServiceChoices(actor, null),
  ])
  return (
    <>
      <ApplicationList
        {...{ applications, services }}
        organization={null}
        origin={env.PUBLIC_URL}
        now={new Date()}
      />
      <ReuseTimes />
    </>
  )
}
