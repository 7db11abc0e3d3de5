import type { Metadata } from 'next'
import { TwoFactor } from '#components/second-factor/two-factor.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { paths } from '#lib/paths.ts'
import { getSecondFactor } from '#lib/second-factor/get-second-factor.ts'

export const metadata: Metadata = { title: 'Two-factor authentication' }

export default async function TwoFactorPage() {
  const actor = await requireActor()
  const factor = await getSecondFactor(actor)
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title="Two-factor authentication"
        description="With it, signing in takes your password and a code from an app on your phone, and docker login takes access tokens only."
      />
      <TwoFactor username={actor.username} factor={factor} now={new Date()} />
    </>
  )
}
