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
        description="The browsers in which you are signed in. A browser that is signed out can do nothing from its next request."
      />
      <SessionList sessions={sessions} now={new Date()} />
    </>
  )
}
