import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeleteToken } from '#components/tokens/delete-token.tsx'
import { EditToken } from '#components/tokens/edit-token.tsx'
import { PullUsage } from '#components/tokens/pull-usage.tsx'
import { TokenFacts } from '#components/tokens/token-facts.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { ownAccount } from '#lib/tokens/token-owner.ts'
import { getPullUsage } from '#lib/usage/get-pull-usage.ts'

export const metadata: Metadata = { title: 'Edit access token' }

type Props = { params: Promise<{ id: string }> }

export default async function EditTokenPage({ params }: Props) {
  const actor = await requireActor()
  const { chosenRepositories, ...token } = await getToken(actor, (await params).id).catch(
    (error: unknown) => {
      if (error instanceof AppError && ['not_found', 'invalid'].includes(error.code)) notFound()
      throw error
    },
  )
  const now = new Date()
  const isClosed = token.status === 'expired'
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.security}>Security</BackLink>}
        title={isClosed ? 'Access token' : 'Edit access token'}
        description={isClosed ? undefined : 'The secret and the expiration stay as they were made.'}
      />
      <TokenFacts token={token} now={now} />
      <div className="-mt-4 mb-8">
        <PullUsage whose="your account" usage={await getPullUsage(actor)} now={now} />
      </div>
      {isClosed ? (
        <>
          <Notice>This token has expired: it signs nothing in any more, and can only be deleted.</Notice>
          <DeleteToken owner={ownAccount} token={token} listHref={paths.security} now={now} />
        </>
      ) : (
        <EditToken token={token} chosen={chosenRepositories} />
      )}
    </>
  )
}
