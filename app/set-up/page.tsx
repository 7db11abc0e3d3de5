import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { SetUpForm } from '#components/accounts/register-form.tsx'
import { hasAccounts } from '#lib/accounts/create-setup-link.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'Set up' }

// It reads the database, so it must not be rendered at build time.
export const dynamic = 'force-dynamic'

export default async function SetUpPage() {
  if (await hasAccounts()) redirect(paths.signIn)
  return (
    <SignedOutPage title="Set up Gatehouse" description="Create the first account. The link works once.">
      <SetUpForm />
    </SignedOutPage>
  )
}
