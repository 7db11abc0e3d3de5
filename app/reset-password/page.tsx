import type { Metadata } from 'next'
import { ChoosePasswordForm } from '#components/accounts/choose-password-form.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'

export const metadata: Metadata = { title: 'Reset password' }

export default function ResetPasswordPage() {
  return (
    <SignedOutPage
      title="Choose a new password"
      description="It signs you out everywhere. Your access tokens keep working, and a second factor stays on."
    >
      <ChoosePasswordForm />
    </SignedOutPage>
  )
}
