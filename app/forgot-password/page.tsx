import type { Metadata } from 'next'
import { ForgotPasswordForm } from '#components/accounts/forgot-password-form.tsx'
import { SignedOutPage } from '#components/accounts/signed-out-page.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'Forgot password' }

export default function ForgotPasswordPage() {
  const signIn = <TextLink href={paths.signIn}>Back to sign in</TextLink>
  return (
    <SignedOutPage
      title="Forgot your password?"
      description="We’ll mail you a link to choose a new one."
      footer={signIn}
    >
      <div className="flex flex-col gap-4">
        {!env.SMTP_URL && (
          <Notice>This Gatehouse has no mail server. A site administrator can give you a link.</Notice>
        )}
        <ForgotPasswordForm />
      </div>
    </SignedOutPage>
  )
}
