import type { Metadata } from 'next'
import { SessionList } from '#components/accounts/session-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listSessions } from '#lib/sessions/list-sessions.ts'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  const sessions = await listSessions(await requireActor())
  return (
    <>
      <PageHeader
        title="Sessions"
        description="The browsers where you are signed in. Signing one out takes effect on its next request."
      />
      <SessionList sessions={sessions} now={new Date()} />
    </>
  )
}
