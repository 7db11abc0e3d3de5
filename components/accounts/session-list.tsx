'use client'

import { useRef, useState, useTransition } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { useNow } from '#components/shared/use-now.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import { toast } from '#components/ui/toast.ts'
import type { ActionResult } from '#lib/action-result.ts'
import { endOtherSessionsAction, endSessionAction } from '#lib/auth/actions.ts'
import type { PublicSession } from '#lib/sessions/list-sessions.ts'

type Props = { sessions: PublicSession[]; now: Date }

/** The browsers in which the person is signed in, each with a way to sign it out. */
export function SessionList({ sessions, now: server }: Props) {
  const now = useNow(server)
  const [busy, setBusy] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const list = useRef<HTMLUListElement>(null)

  function end(key: string, action: () => Promise<ActionResult<unknown>>, done: string) {
    if (pending) return
    setBusy(key)
    start(async () => {
      const result = await callAction(action)
      if (result.ok) toast(done)
      else toast(result.error.message, { tone: 'danger' })
      // The pressed button disappears; keyboard focus moves to the list.
      if (result.ok) list.current?.focus()
    })
  }

  const isBusy = (key: string) => pending && busy === key
  return (
    <div className="flex flex-col gap-4">
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Signed-in browsers"
        className="divide-y divide-line rounded-card border border-line bg-surface outline-none"
      >
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <SessionDetails session={session} now={now} />
            {session.isCurrent ? (
              <Badge tone="accent">This browser</Badge>
            ) : (
              <Button
                size="small"
                pending={isBusy(session.id)}
                aria-label={`Sign out ${session.client}, ${session.address}`}
                onClick={() =>
                  end(session.id, () => endSessionAction(session.id), `Signed out ${session.client}.`)
                }
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.some(({ isCurrent }) => !isCurrent) && (
        <Button
          className="w-fit"
          pending={isBusy('others')}
          onClick={() => end('others', endOtherSessionsAction, 'Signed out all other browsers.')}
        >
          Sign out all others
        </Button>
      )}
    </div>
  )
}

const methods: Record<PublicSession['signedInWith'], string> = {
  password: 'a password',
  code: 'a password and a code',
  recovery_code: 'a password and a recovery code',
  passkey: 'a passkey',
  identity_provider: 'an identity provider',
}

function SessionDetails({ session, now }: { session: PublicSession; now: Date }) {
  return (
    <div className="min-w-0">
      <p className="font-medium">{session.client}</p>
      <p className="text-sm text-text-muted tabular-nums">
        Signed in with {methods[session.signedInWith]} from {session.address}
      </p>
      <p className="text-sm text-text-muted tabular-nums">
        <Time at={session.lastSeenAt} now={now} prefix="Last seen " /> ·{' '}
        <Time at={session.createdAt} now={now} prefix="first seen " />
      </p>
    </div>
  )
}
