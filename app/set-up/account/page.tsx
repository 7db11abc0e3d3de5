import type { Metadata } from 'next'
import { ChoosePasswordForm } from '#components/accounts/choose-password-form.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'

export const metadata: Metadata = { title: 'Set up your account' }

export default function SetUpAccountPage() {
  return (
    <SignedOutPage title="Set up your account" description="Choose a password. The link works once.">
      <ChoosePasswordForm />
    </SignedOutPage>
  )
}
