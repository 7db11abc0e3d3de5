import type { Metadata } from 'next'
import { HowTokensWork } from '#components/tokens/how-tokens-work.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'How tokens work' }

export default async function HowTokensWorkPage() {
  const { username } = await requireActor()
  return (
    <>
      <PageHeader back={<BackLink href={paths.security}>Security</BackLink>} title="How tokens work" />
      <HowTokensWork username={username} host={env.REGISTRY_HOST} origin={env.PUBLIC_URL} />
    </>
  )
}
