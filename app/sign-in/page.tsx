import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { linkPreview } from '#app/link-preview.ts'
import { FragmentLink } from '#components/accounts/fragment-link.tsx'
import { PasskeySignIn } from '#components/accounts/passkey-sign-in.tsx'
import { ProviderButton } from '#components/accounts/provider-button.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { SignInForm } from '#components/accounts/sign-in-form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { currentActor } from '#lib/auth/current-actor.ts'
import { registerPath, returnPath } from '#lib/auth/return-path.ts'
import { env } from '#lib/env.ts'
import { relyingParty } from '#lib/passkeys/relying-party.ts'
import { paths } from '#lib/paths.ts'
import { providerProblems } from '#lib/sign-in/schema.ts'

export const metadata: Metadata = { title: 'Sign in', ...linkPreview }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const { next: wanted, expired, problem: reason } = await searchParams
  const next = returnPath(wanted)
  if (await currentActor()) redirect(next)
  const problem = Object.entries(providerProblems).find(([name]) => name === reason)?.[1]
  const footer = (
    <>
      <TextLink href={paths.forgotPassword}>Forgot your password?</TextLink>
      {env.REGISTRATION === 'open' && (
        <>
          {' · '}New here? <FragmentLink href={registerPath(next)}>Register</FragmentLink>
        </>
      )}
    </>
  )
  return (
    <SignedOutPage title="Sign in to Gatehouse" footer={footer}>
      {expired !== undefined && (
        <Notice className="mb-4">The sign-in was not finished in time. Start again.</Notice>
      )}
      {(await hasAccounts()) ? (
        <div className="flex flex-col gap-3">
          {problem && <Notice tone="danger">{problem}</Notice>}
          <SignInForm next={next} />
          {relyingParty && <PasskeySignIn next={next} inField />}
          {env.OIDC_ISSUER && <ProviderButton name={env.OIDC_NAME} next={next} />}
        </div>
      ) : (
        <Notice>There are no accounts yet. Open the set-up link in Gatehouse’s log.</Notice>
      )}
    </SignedOutPage>
  )
}
