import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { AttemptClaims } from '#components/workloads/attempt-claims.tsx'
import type { Attempt } from '#lib/workloads/list-attempts.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { AttemptQuery } from '#lib/workloads/schema.ts'
import { attemptList } from '#lib/workloads/workload-list.ts'

type Cells = { organization: string; workload: string; kind: WorkloadKind }

export const attemptsTable: ListDefinition<Attempt, AttemptQuery, Cells> = {
  ...{ title: 'Attempts', one: 'attempt', many: 'attempts' },
  ...attemptList,
  select: {
    key: 'outcome',
    label: 'Outcome',
    all: 'All outcomes',
    labels: { granted: 'Got a token', refused: 'Refused' },
  },
  nothing: () => 'No attempt',
  columns: [
    {
      label: 'Outcome',
      cell: ({ tokenId, reason }) => (
        <div className="flex min-w-0 flex-1 flex-col">
          <Status tone={tokenId ? 'good' : 'gone'}>{tokenId ? 'Got a token' : 'Refused'}</Status>
          {reason && <div className="wrap-anywhere text-xs whitespace-normal text-text-muted">{reason}</div>}
        </div>
      ),
    },
    {
      label: 'Run',
      className: '@2xl:w-36 @4xl:w-56',
      cell: ({ claims, runUrl }) => (
        <div className="min-w-0 truncate" data-tooltip-cut>
          {runUrl ? (
            <a href={runUrl} rel="noreferrer" className="rounded-sm text-accent underline underline-offset-2">
              {claims?.sub ?? 'Run'}
            </a>
          ) : (
            (claims?.sub ?? '')
          )}
        </div>
      ),
    },
    {
      label: 'From',
      className: '@2xl:w-32 @4xl:w-40',
      card: 'left-out',
      cell: ({ address, client }) => (
        <div className="flex min-w-0 flex-1 flex-col">
          <span className="truncate">{client ?? 'Unknown'}</span>
          <span className="truncate text-xs text-text-muted tabular-nums">{address}</span>
        </div>
      ),
    },
    { label: 'When', className: '@2xl:w-28', cell: ({ at }, { now }) => <Time at={at} now={now} /> },
    {
      label: '',
      className: '@2xl:w-14',
      cell: ({ claims }, place) => claims && <AttemptClaims claims={claims} {...place} />,
    },
  ],
}
