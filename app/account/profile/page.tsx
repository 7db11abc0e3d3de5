import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { ChangePasswordForm } from '#components/accounts/change-password-form.tsx'
import { DeleteAccount } from '#components/accounts/delete-account.tsx'
import { MailChoicesForm } from '#components/accounts/mail-choices-form.tsx'
import { NoMailServer } from '#components/accounts/no-mail-server.tsx'
import { ProfileForm } from '#components/accounts/profile-form.tsx'
import { singleKeysAreOn } from '#components/frame/single-keys.ts'
import { SingleKeysChoice } from '#components/frame/single-keys-choice.tsx'
import { PullUsage } from '#components/tokens/pull-usage.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { getAccount } from '#lib/accounts/get-account.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { getPullUsage } from '#lib/usage/get-pull-usage.ts'

export const metadata: Metadata = { title: 'Profile' }

export default async function ProfilePage() {
  const actor = await requireActor()
  const [account, usage] = await Promise.all([getAccount(actor), getPullUsage(actor)])
  return (
    <>
      <PageHeader title="Profile" description="Your name, and how you sign in." />
      <div className="flex flex-col gap-8">
        <ProfileForm account={account} />
        <Section title="Password" description="Changing it signs you out of every other browser.">
          <ChangePasswordForm username={account.username} />
        </Section>
        <Section
          id="mail"
          title="Mail before tokens expire"
          description="30, 7 and 1 days before, and when they have expired: at most one mail a day. Mails about new sign-ins, changed passwords and tokens can’t be turned off."
        >
          {!env.SMTP_URL && <NoMailServer isSiteAdministrator={actor.isSiteAdministrator === true} />}
          <MailChoicesForm account={account} />
        </Section>
        <Section
          title="Keyboard"
          description="Press / to search a list, n for something new, ? for all shortcuts."
        >
          <SingleKeysChoice areOn={singleKeysAreOn((await cookies()).toString())} />
        </Section>
        <Section title="Pulls" description="Pulls made with your password and all your tokens.">
          <PullUsage whose="your account" usage={usage} now={new Date()} />
        </Section>
        <Section
          title="Delete account"
          description="Your access tokens stop working immediately and your repositories are deleted. Nobody else can take your username."
        >
          <DeleteAccount username={account.username} />
        </Section>
      </div>
    </>
  )
}
