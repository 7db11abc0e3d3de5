import type { Metadata } from 'next'
import { NewToken } from '#components/tokens/new-token.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { paths } from '#lib/paths.ts'

export const metadata: Metadata = { title: 'New access token' }

export default async function NewTokenPage() {
  const { username } = await requireActor()
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title="New access token"
        description="It acts as you, with the access you choose here."
      />
      <NewToken
        owner={ownAccount}
        username={username}
        maxDays={null}
        host={env.REGISTRY_HOST}
        now={new Date()}
      />
    </>
  )
}
