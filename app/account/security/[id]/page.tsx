import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ClosedToken } from '#components/tokens/closed-token.tsx'
import { EditToken } from '#components/tokens/edit-token.tsx'
import { PullUsage } from '#components/tokens/pull-usage.tsx'
import { TokenFacts } from '#components/tokens/token-facts.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { ownAccount } from '#lib/owners.ts'
import { getTokenPullUsage } from '#lib/usage/get-token-pull-usage.ts'

export const metadata: Metadata = { title: 'Edit access token' }

type Props = { params: Promise<{ id: string }> }

export default async function EditTokenPage({ params }: Props) {
  const actor = await requireActor()
  const token = await getToken(actor, ownAccount, (await params).id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const now = new Date()
  const isClosed = token.status === 'expired'
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title={isClosed ? 'Access token' : 'Edit access token'}
        description={isClosed ? undefined : "The secret and the expiration can't be changed."}
      />
      <TokenFacts kind="account" token={token} now={now} isClosed={isClosed} />
      <div className="-mt-4 mb-8">
        <PullUsage
          whose="your account"
          usage={await getTokenPullUsage(actor, ownAccount, token.id)}
          now={now}
        />
      </div>
      {isClosed ? (
        <ClosedToken owner={ownAccount} token={token} now={now} />
      ) : (
        <EditToken owner={ownAccount} token={token} />
      )}
    </>
  )
}
