import type { Metadata } from 'next'
import { getFrame } from '#app/request-reads.ts'
import { linkPreview } from '#app/link-preview.ts'
import { Frame } from '#components/frame/frame.tsx'
import { AnswerInvite } from '#components/invites/answer-invite.tsx'
import { JoinByInvite } from '#components/invites/join-by-invite.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { currentActor } from '#lib/auth/current-actor.ts'

export const metadata: Metadata = { title: 'Invite', ...linkPreview }

type Props = { params: Promise<{ id: string }> }

/** An invite by e-mail needs the secret in the fragment, so the browser has to load it. */
export default async function InvitePage({ params }: Props) {
  const [actor, { id }] = [await currentActor(), await params]
  if (!actor) return <JoinByInvite id={id} />
  const frame = await getFrame(actor)
  return (
    <Frame actor={actor} {...frame}>
      <PageHeader title="Invite" description={`You are signed in as ${actor.username}.`} />
      <AnswerInvite id={id} />
    </Frame>
  )
}
