'use client'

import { useRef, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { focusNeighbour } from '#components/services/focus-neighbour.ts'
import { Button } from '#components/ui/button.tsx'
import { Section } from '#components/ui/card.tsx'
import { FieldError } from '#components/ui/field-error.tsx'
import { toast } from '#components/ui/toast.ts'
import { confirmHostAction, releaseHostAction } from '#lib/services/actions.ts'
import type { WaitingHost } from '#lib/services/list-waiting-hosts.ts'

/** Hosts that organizations have claimed, for a site administrator to confirm or refuse. */
export function WaitingHosts({ hosts }: { hosts: WaitingHost[] }) {
  return (
    <Section
      title="Hosts to confirm"
      description="Confirm a host only if it is theirs: their rules then decide who reaches what is behind it."
    >
      <ul data-rows className="divide-y divide-line rounded-card border border-line bg-surface">
        {hosts.map((host) => (
          <Host key={host.pattern} host={host} />
        ))}
      </ul>
    </Section>
  )
}

function Host({ host }: { host: WaitingHost }) {
  const { pattern, organization, service, createdBy } = host
  const [pending, setPending] = useState<'confirm' | 'refuse' | null>(null)
  const [error, setError] = useState<string | null>(null)
  const confirm = useRef<HTMLButtonElement>(null)
  async function run(what: 'confirm' | 'refuse') {
    if (pending) return
    setPending(what)
    const input = { pattern, organization, service }
    const result = await callAction(() =>
      what === 'confirm' ? confirmHostAction(input) : releaseHostAction(input),
    )
    setPending(null)
    setError(result.ok ? null : result.error.message)
    if (!result.ok) return
    if (confirm.current) focusNeighbour(confirm.current)
    toast(what === 'confirm' ? `Confirmed ${pattern}.` : `Refused ${pattern}.`)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3.5 py-2.5">
      <div className="min-w-48 flex-1">
        <p className="font-mono text-sm wrap-anywhere">{pattern}</p>
        <p className="text-sm text-text-muted">
          {organization}/{service}, made by {createdBy}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          ref={confirm}
          size="small"
          data-row-stop
          aria-label={`Confirm ${pattern}`}
          pending={pending === 'confirm'}
          onClick={() => void run('confirm')}
        >
          Confirm
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={`Refuse ${pattern}`}
          pending={pending === 'refuse'}
          onClick={() => void run('refuse')}
        >
          Refuse
        </Button>
      </div>
      {error && (
        <div className="basis-full">
          <FieldError>{error}</FieldError>
        </div>
      )}
    </li>
  )
}
