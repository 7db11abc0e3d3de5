'use client'

import { MailX } from '@lucide/icons'
import { FragmentLink } from '#components/accounts/fragment-link.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { useFragment } from '#components/accounts/use-fragment.ts'
import { InviteSummary } from '#components/invites/invite-summary.tsx'
import { JoinForm, JoinFormSkeleton } from '#components/invites/join-form.tsx'
import { useLinkInvite } from '#components/invites/use-link-invite.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { signInPath } from '#lib/auth/return-path.ts'
import { getMailedInviteAction } from '#lib/invites/actions.ts'
import type { MailedInvite } from '#lib/invites/get-mailed-invite.ts'
import { paths } from '#lib/paths.ts'

/** An invite for someone who is not signed in: they create an account if the address has none, or sign in. */
export function JoinByInvite({ id }: { id: string }) {
  const loaded = useLinkInvite(id, read)
  const signIn = signInPath(paths.invite(id))
  const footer = (
    <>
      Have an account? <FragmentLink href={signIn}>Sign in</FragmentLink>
    </>
  )
  if (!loaded) {
    return (
      <SignedOutPage title="Invite" description={<Skeleton className="my-1 h-8 w-64" />} footer={footer}>
        <JoinFormSkeleton />
      </SignedOutPage>
    )
  }
  if (!loaded.ok) {
    return (
      <SignedOutPage title="Invite" footer={footer}>
        <div role="alert">
          <EmptyState icon={<Icon icon={MailX} />} title={loaded.error.message} />
        </div>
      </SignedOutPage>
    )
  }
  const invite = loaded.data
  const { hasAccount, organization } = invite
  return (
    <SignedOutPage
      title={
        <>
          Join <bdi>{organization.displayName}</bdi>
        </>
      }
      description={<InviteSummary invite={invite} />}
      footer={!hasAccount && footer}
    >
      {hasAccount ? <SignInFirst invite={invite} href={signIn} /> : <JoinForm invite={invite} />}
    </SignedOutPage>
  )
}

/** An invite by username has no secret: the person has to sign in. */
function read(id: string, secret: string | null): ReturnType<typeof getMailedInviteAction> {
  if (secret) return getMailedInviteAction(id, secret)
  window.location.replace(signInPath(paths.invite(id)))
  return new Promise(() => {})
}

function SignInFirst({ invite: { invitee }, href }: { invite: MailedInvite; href: string }) {
  return (
    <div className="flex flex-col gap-4">
      <p className="wrap-anywhere">
        <bdi className="font-medium">{invitee}</bdi> has an account. Sign in with it to answer.
      </p>
      <LinkButton look="primary" href={href + useFragment()}>
        Sign in
      </LinkButton>
    </div>
  )
}
