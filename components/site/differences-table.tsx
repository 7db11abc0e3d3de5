import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { DecisionDifference } from '#lib/import/compare-decisions.ts'

export const differencesTable: TableDefinition<DecisionDifference & { id: string }, object> = {
  title: 'Differences',
  columns: [
    {
      label: 'Who and where',
      className: '@2xl:w-80',
      cell: ({ account, token, repository }) => (
        <div className="flex min-w-0 flex-col">
          <bdi className="font-medium wrap-anywhere">{token ?? (account || 'Anonymous')}</bdi>
          <bdi className="font-mono text-xs wrap-anywhere text-text-muted">{repository}</bdi>
        </div>
      ),
    },
    {
      label: 'Gatehouse is',
      className: '@2xl:w-32',
      card: 'beside',
      cell: ({ looser }) =>
        looser.length > 0 ? <Badge tone="warning">Looser</Badge> : <Badge>Stricter</Badge>,
    },
    {
      label: 'Actions',
      card: 'below',
      cell: ({ looser, stricter, reason }) => (
        <>
          {looser.length > 0 && <p>Allows {looser.join(', ')}, which was refused</p>}
          {stricter.length > 0 && (
            <p>
              Refuses {stricter.join(', ')}, which was allowed{reason && `: ${reason}`}
            </p>
          )}
        </>
      ),
    },
    {
      label: 'Times',
      className: '@2xl:w-36',
      cell: ({ count, firstLine }) => (
        <span className="tabular-nums">
          {count} × from line {firstLine}
        </span>
      ),
    },
  ],
}
