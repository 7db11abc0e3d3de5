import type { Metadata } from 'next'
import { Passkeys } from '#components/second-factor/passkeys.tsx'
import { TwoFactor } from '#components/second-factor/two-factor.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Section } from '#components/ui/card.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { visitor } from '#lib/auth/visitor.ts'
import { env } from '#lib/env.ts'
import { listPasskeys } from '#lib/passkeys/list-passkeys.ts'
import { relyingParty } from '#lib/passkeys/relying-party.ts'
import { paths } from '#lib/paths.ts'
import { getSecondFactor } from '#lib/second-factor/get-second-factor.ts'

export const metadata: Metadata = { title: 'Two-factor authentication' }

export default async function TwoFactorPage() {
  const actor = await requireActor()
  const [factor, passkeys] = await Promise.all([getSecondFactor(actor), listPasskeys(actor)])
  const { client } = await visitor()
  const { username } = actor
  const now = new Date()
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title="Two-factor authentication"
        description="With it, signing in takes your password and a code from an app on your phone, and docker login takes access tokens only."
      />
      <TwoFactor {...{ username, factor, now }} />
      <Section
        className="mt-8"
        title="Passkeys"
        description="A passkey signs you in with your fingerprint, face or PIN, instead of password and code. It works for no other site."
      >
        {relyingParty ? (
          <Passkeys {...{ username, passkeys, client, now }} />
        ) : (
          <p className="text-text-muted">
            They work only where Gatehouse is opened by a name over HTTPS. Here it is at {env.PUBLIC_URL}.
          </p>
        )}
      </Section>
    </>
  )
}
