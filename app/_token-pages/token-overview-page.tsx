import { loadTokenPage } from '#app/_token-pages/load-token-page.tsx'
import { PullUsage } from '#components/tokens/pull-usage.tsx'
import { TokenExchanges } from '#components/tokens/token-exchanges.tsx'
import { TokenOverview } from '#components/tokens/token-overview.tsx'
import { TokenPageFrame } from '#components/tokens/token-page-frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import type { Owner } from '#lib/owners.ts'
import { getTokenPullUsage } from '#lib/usage/get-token-pull-usage.ts'
import { listTokenExchanges } from '#lib/usage/list-token-exchanges.ts'

export async function TokenOverviewPage({ owner, id }: { owner: Owner; id: string }) {
  const { data: page, refusal } = await loadTokenPage(owner, id)
  if (refusal) return refusal
  const actor = await requireActor()
  const [usage, exchanges] = await Promise.all([
    page.deletion ? null : getTokenPullUsage(actor, owner, id),
    listTokenExchanges(actor, owner, id),
  ])
  const now = new Date()
  return (
    <TokenPageFrame {...{ owner, page, now }} tab="page">
      <TokenOverview {...{ owner, page, exchanges, now }} />
      {usage && (
        <PullUsage whose={owner.kind === 'account' ? 'your account' : 'this token'} usage={usage} now={now} />
      )}
      <TokenExchanges {...{ exchanges, now }} />
    </TokenPageFrame>
  )
}
