import type { ReactNode } from 'react'
import { CopyButton } from '#components/shared/copy-button.tsx'
import { describeAbility } from '#components/tokens/describe-ability.ts'
import { describeUse } from '#components/tokens/describe-use.ts'
import { OldSecret } from '#components/tokens/old-secret.tsx'
import { outcomes } from '#components/tokens/token-exchanges.tsx'
import { RunLink, WorkloadLink } from '#components/tokens/workload-links.tsx'
import { describeSource } from '#components/tokens/token-labels.ts'
import { Notice } from '#components/ui/notice.tsx'
import { Fact, Facts } from '#components/ui/facts.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Owner } from '#lib/owners.ts'
import type { TokenPage } from '#lib/tokens/get-token-page.ts'
import type { TokenExchange } from '#lib/usage/token-exchanges.ts'

type Props = { owner: Owner; page: TokenPage; exchanges: TokenExchange[]; now: Date }

/** What a token can do and how it stands. */
export function TokenOverview({ owner, page, exchanges, now }: Props) {
  const { id, status, hint, source, device, reason, createdAt, createdBy, creatorAddress, expiresAt } =
    page.token
  const { workload, runUrl } = page.token
  const { lastUse, lastRefusal, expiredUse, oldSecret, rotatedAt } = page.token
  const outcome = exchanges.find(({ at }) => at.getTime() === lastUse?.at.getTime())?.outcome
  return (
    <>
      <p className="mb-6 max-w-[45rem] text-lg tabular-nums">{describeAbility(owner.kind, page)}</p>
      {oldSecret && (
        <Notice className="mb-6">
          <OldSecret {...{ owner, oldSecret, now }} token={page.token} />
        </Notice>
      )}
      <Facts className="sm:grid-cols-2 lg:grid-cols-3">
        <Fact name="Last used">
          {lastUse ? (
            <>
              <Time at={lastUse.at} now={now} />
              {outcome && ` · ${outcomes[outcome].label}`}
              <Muted>{describeUse(lastUse)}</Muted>
            </>
          ) : (
            'Never used'
          )}
        </Fact>
        <Fact name={status === 'expired' ? 'Expired' : 'Expires'}>
          {expiresAt ? <Time at={expiresAt} now={now} /> : 'Never'}
        </Fact>
        {expiredUse && (
          <Fact name="Still in use">
            <Time at={expiredUse.at} now={now} />
            <Muted>{describeUse({ ...expiredUse, action: null })}</Muted>
          </Fact>
        )}
        <Fact name="Created">
          <Time at={createdAt} now={now} />
          <Muted>
            {workload ? (
              <>
                for <WorkloadLink {...{ owner, workload }} />
                {runUrl && (
                  <>
                    {' · '}
                    <RunLink href={runUrl} />
                  </>
                )}
              </>
            ) : createdBy === null ? (
              describeSource({ source, device, reason: null })
            ) : (
              `by ${createdBy}`
            )}
            {creatorAddress && ` · ${creatorAddress}`}
          </Muted>
        </Fact>
        {source === 'request' && device && (
          <Fact name="Asked for by">
            <bdi>{device.client}</bdi> on <bdi>{device.name}</bdi>
            <Muted>{reason === null ? 'It gave no reason.' : `“${reason}”`}</Muted>
          </Fact>
        )}
        {lastRefusal && (
          <Fact name="Not granted">
            <Time at={lastRefusal.at} now={now} />
            <Muted>{lastRefusal.action}</Muted>
          </Fact>
        )}
        <Fact name="Secret">
          <span className="font-mono">{hint}</span>
          {rotatedAt && (
            <Muted>
              Rotated <Time at={rotatedAt} now={now} />
            </Muted>
          )}
        </Fact>
        <Fact name="ID">
          <span className="flex items-center gap-1">
            <span className="min-w-0 truncate font-mono" data-tooltip-cut tabIndex={0}>
              {id}
            </span>
            <CopyButton text={id} label="Copy the ID" look="quiet" iconOnly className="-my-1.5" />
          </span>
        </Fact>
      </Facts>
    </>
  )
}

function Muted({ children }: { children: ReactNode }) {
  return <bdi className="block text-text-muted">{children}</bdi>
}
