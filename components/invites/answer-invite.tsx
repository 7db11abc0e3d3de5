'use client'

import { MailX } from '@lucide/icons'
import { useState } from 'react'
import { secretOfLink, useLinkInvite } from '#components/invites/use-link-invite.ts'
import { InviteSummary } from '#components/invites/invite-summary.tsx'
import { roleLabels } from '#components/members/role-labels.ts'
import { callAction } from '#components/shared/call-action.ts'
import { useIdempotencyKey } from '#components/shared/use-idempotency-key.ts'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { Notice } from '#components/ui/notice.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { toast } from '#components/ui/toast.ts'
import { acceptInviteAction, declineInviteAction, getOwnInviteAction } from '#lib/invites/actions.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import { paths } from '#lib/paths.ts'

/** Shows an invite, and accepts or declines it. */
export function AnswerInvite({ id }: { id: string }) {
  const loaded = useLinkInvite(id, getOwnInviteAction)
  if (!loaded) return <Loading />
  if (loaded.ok) return <Question invite={loaded.data} />
  return (
    <div role="alert" className="rounded-card border border-line bg-surface">
      <EmptyState icon={<Icon icon={MailX} />} title={loaded.error.message} />
    </div>
  )
}

function Question({ invite }: { invite: OwnInvite }) {
  const { id, organization } = invite
  const [pending, setPending] = useState<'accept' | 'decline' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const call = useIdempotencyKey()

  async function answer(which: 'accept' | 'decline') {
    if (pending) return
    setPending(which)
    setProblem(null)
    const result = await callAction<unknown>(() =>
      which === 'accept'
        ? acceptInviteAction(id, secretOfLink(), call.keyFor(which))
        : declineInviteAction(id, secretOfLink()),
    )
    if (!result.ok) {
      setPending(null)
      return setProblem(result.error.message)
    }
    const accepted = which === 'accept'
    toast(accepted ? `You joined ${organization.name}.` : `Declined the invite from ${organization.name}.`)
    navigate(accepted ? paths.members(organization.name) : paths.home, { replace: true })
  }

  return (
    <Card className="flex max-w-[560px] flex-col gap-4">
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="flex flex-col gap-1">
        <h2 className="text-lg font-semibold wrap-anywhere">
          Join <bdi>{organization.displayName}</bdi>?
        </h2>
        <p className="wrap-anywhere text-text-muted">
          <InviteSummary invite={invite} /> {roleLabels[invite.role].meaning}
        </p>
      </div>
      <div className="flex gap-2 max-sm:flex-col">
        <Button look="primary" pending={pending === 'accept'} onClick={() => void answer('accept')}>
          Accept
        </Button>
        <Button pending={pending === 'decline'} onClick={() => void answer('decline')}>
          Decline
        </Button>
      </div>
    </Card>
  )
}

function Loading() {
  return (
    <Card className="flex max-w-[560px] flex-col gap-4">
      <div role="status" className="flex flex-col gap-2">
        <span className="sr-only">Loading the invite</span>
        <Skeleton className="h-5 w-48" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-2/3" />
      </div>
      <Skeleton className="h-9 w-44" />
    </Card>
  )
}
