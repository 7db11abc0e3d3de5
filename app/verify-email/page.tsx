import type { Metadata } from 'next'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { VerifyEmailForm } from '#components/accounts/verify-email-form.tsx'

export const metadata: Metadata = { title: 'Verify e-mail address' }

export default function VerifyEmailPage() {
  return (
    <SignedOutPage title="Verify your e-mail address" description="The link works once.">
      <VerifyEmailForm />
    </SignedOutPage>
  )
}
