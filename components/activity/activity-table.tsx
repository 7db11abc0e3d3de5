import { ActionCell } from '#components/activity/action-cell.tsx'
import { FactsCell } from '#components/activity/facts-cell.tsx'
import { NoEntry } from '#components/activity/no-entry.tsx'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Time } from '#components/ui/time.tsx'
import type { Owner } from '#lib/owners.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'
import { auditEntriesPerPage, auditQuerySchema, type AuditQuery } from '#lib/audit/schema.ts'

/** An opened row grows downwards, so that its content does not move. */
const oneLine = '@2xl:[td&]:pt-5 @2xl:[td&]:pb-2 [td&]:align-top'
const twoLines = '@2xl:[td&]:pt-3 @2xl:[td&]:pb-2 [td&]:align-top'

export const activityTable: ListDefinition<ListedAuditEntry, AuditQuery, { owner: Owner }> = {
  ...{ title: 'Activity', one: 'entry', many: 'entries' },
  schema: auditQuerySchema,
  pageSize: auditEntriesPerPage,
  nothing: (query) => <NoEntry query={query} />,
  columns: [
    {
      label: 'What',
      className: twoLines,
      lines: 2,
      cell: (entry, { owner }) => <ActionCell entry={entry} owner={owner} />,
    },
    {
      label: 'Details',
      className: `@2xl:w-52 @4xl:w-80 ${oneLine}`,
      cell: ({ details }) => <FactsCell details={details} />,
    },
    {
      label: 'Who',
      className: `@2xl:w-36 @4xl:w-52 ${twoLines}`,
      lines: 2,
      cell: (entry) => <ActorCell entry={entry} />,
    },
    {
      label: 'When',
      className: `@2xl:w-28 @4xl:w-32 ${oneLine}`,
      cell: ({ at }, { now }) => <Time at={at} now={now} />,
    },
  ],
}

const others: Record<string, string> = { anonymous: 'Not signed in', system: 'Gatehouse itself' }

function ActorCell({ entry: { actorKind, actorName, address } }: { entry: ListedAuditEntry }) {
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
