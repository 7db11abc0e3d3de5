import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { AppError } from '#lib/errors.ts'
import { continueBrowserSignIn } from '#lib/forward-auth/continue-browser-sign-in.ts'

export const metadata: Metadata = { title: 'Sign in to a service' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Where a service sends browsers. Who is signed in goes straight back. */
export default async function ServiceSignInPage({ searchParams }: Props) {
  const [actor, { request }] = [await requireActor(), await searchParams]
  const next = await continueBrowserSignIn(actor, String(request)).catch((error: unknown) => {
    if (error instanceof AppError) return error
    throw error
  })
  if (typeof next === 'string') redirect(next)
  return (
    <SignedOutPage title="Sign in to a service">
      <Notice tone="danger">{next.message}</Notice>
    </SignedOutPage>
  )
}
