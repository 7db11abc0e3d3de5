import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { linkPreview } from '#app/link-preview.ts'
import { FragmentLink } from '#components/accounts/fragment-link.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { RegisterForm } from '#components/accounts/register-form.tsx'
import { currentActor } from '#lib/auth/current-actor.ts'
import { returnPath, signInPath } from '#lib/auth/return-path.ts'
import { env } from '#lib/env.ts'

export const metadata: Metadata = { title: 'Register', ...linkPreview }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RegisterPage({ searchParams }: Props) {
  if (env.REGISTRATION === 'closed') notFound()
  const next = returnPath((await searchParams).next)
  if (await currentActor()) redirect(next)
  const signIn = (
    <>
      Already have an account? <FragmentLink href={signInPath(next)}>Sign in</FragmentLink>
    </>
  )
  return (
    <SignedOutPage title="Register" footer={signIn}>
      <RegisterForm next={next} />
    </SignedOutPage>
  )
}
