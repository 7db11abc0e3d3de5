import { createColumnHelper } from '@tanstack/react-table'
import { ActionCell } from '#components/activity/action-cell.tsx'
import type { ActivityRow } from '#components/activity/activity-row.ts'
import { FactsCell } from '#components/activity/facts-cell.tsx'
import type { features } from '#components/data-table/table-features.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Time } from '#components/ui/time.tsx'

const column = createColumnHelper<typeof features, ActivityRow>()

/** A row that is opened grows downwards: what stands in it stays where it was. */
const oneLine = '@2xl:[td&]:pt-5 @2xl:[td&]:pb-2 [td&]:align-top'
const twoLines = '@2xl:[td&]:pt-3 @2xl:[td&]:pb-2 [td&]:align-top'

export const activityColumns = column.columns([
  column.display({
    id: 'action',
    cell: ({ row }) => <ActionCell entry={row.original} />,
    meta: {
      label: 'What',
      plain: true,
      className: `@2xl:pl-4 @max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pr-4 @max-2xl:pb-1 ${twoLines}`,
    },
  }),
  column.display({
    id: 'facts',
    cell: ({ row }) => <FactsCell entry={row.original} />,
    meta: { label: 'Details', className: `@2xl:w-52 @4xl:w-80 ${oneLine}` },
  }),
  column.display({
    id: 'actor',
    cell: ({ row }) => <ActorCell entry={row.original} />,
    meta: { label: 'Who', className: `@2xl:w-36 @4xl:w-52 ${twoLines}` },
  }),
  column.display({
    id: 'at',
    cell: ({ row: { original } }) => <Time at={original.at} now={original.now} />,
    meta: { label: 'When', className: `@2xl:w-28 @4xl:w-32 ${oneLine}` },
  }),
])

const others: Record<string, string> = { anonymous: 'Somebody not signed in', system: 'Gatehouse itself' }

function ActorCell({ entry: { actorKind, actorName, address } }: { entry: ActivityRow }) {
  return (
    <div className={classNames('flex min-w-0 flex-1 flex-col', !address && '@2xl:pt-2')}>
      <div
        dir="auto"
        tabIndex={0}
        data-tooltip-cut
        className="w-fit max-w-full truncate rounded-sm text-left"
      >
        {others[actorKind] ?? actorName}
      </div>
      {address && <div className="truncate text-xs text-text-muted tabular-nums">from {address}</div>}
    </div>
  )
}
