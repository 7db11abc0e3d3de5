import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FragmentLink } from '#components/accounts/fragment-link.tsx'
import { SecondStepForm } from '#components/accounts/second-step-form.tsx'
import { PasskeySignIn } from '#components/accounts/passkey-sign-in.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { pendingSignInFromCookie } from '#lib/auth/browser-cookie.ts'
import { currentActor } from '#lib/auth/current-actor.ts'
import { returnPath, signInPath } from '#lib/auth/return-path.ts'
import { relyingParty } from '#lib/passkeys/relying-party.ts'
import { paths } from '#lib/paths.ts'
import { findPendingSignIn } from '#lib/sign-in/pending-sign-in.ts'

export const metadata: Metadata = { title: 'Two-factor authentication' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecondStepPage({ searchParams }: Props) {
  const next = returnPath((await searchParams).next)
  if (await currentActor()) redirect(next)
  const secret = await pendingSignInFromCookie()
  const pending = secret && (await findPendingSignIn(secret))
  if (!pending) redirect(`${paths.signIn}?${new URLSearchParams({ next, expired: '' })}`)
  return (
    <SignedOutPage
      title="Two-factor authentication"
      description={`You are signing in as ${pending.username}.`}
      footer={<FragmentLink href={signInPath(next)}>Start again</FragmentLink>}
    >
      <div className="flex flex-col gap-3">
        <SecondStepForm next={next} />
        {relyingParty && <PasskeySignIn next={next} />}
      </div>
    </SignedOutPage>
  )
}
