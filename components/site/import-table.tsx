import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { Badge } from '#components/ui/badge.tsx'
import type { PlanRow } from '#lib/import/import-plan.ts'

export const stateLabels: Record<PlanRow['state'], string> = {
  make: 'New',
  there: 'There already',
  not: 'Not imported',
}
const tones = { make: 'accent', there: 'neutral', not: 'warning' } as const

export const importTable: TableDefinition<PlanRow & { id: string }, object> = {
  title: 'Lines of the file',
  columns: [
    {
      label: 'In the file',
      className: '@2xl:w-72',
      cell: ({ line, source }) => (
        <div className="flex min-w-0 flex-col">
          <bdi className="font-mono text-xs wrap-anywhere">{source}</bdi>
          <span className="text-xs text-text-muted tabular-nums">Line {line}</span>
        </div>
      ),
    },
    {
      label: 'State',
      className: '@2xl:w-36',
      card: 'beside',
      cell: ({ state }) => <Badge tone={tones[state]}>{stateLabels[state]}</Badge>,
    },
    {
      label: 'What it becomes, or why not',
      card: 'below',
      cell: ({ text }) => <bdi className="wrap-anywhere">{text}</bdi>,
    },
  ],
}
