import type { Metadata } from 'next'
import { SessionList } from '#components/accounts/session-list.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { listSessions } from '#lib/sessions/list-sessions.ts'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  const sessions = await listSessions(await requireActor())
  return (
    <>
      <PageHeader
        title="Sessions"
        description={`The browsers and programs where you are signed in. Each is signed out after ${env.SESSION_DAYS} days without use, and ${env.SESSION_MAX_DAYS} days after it signed in at the latest.`}
      />
      <SessionList sessions={sessions} now={new Date()} />
    </>
  )
}
