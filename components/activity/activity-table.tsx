import { ActionCell } from '#components/activity/action-cell.tsx'
import { dayHeading } from '#components/activity/day-heading.ts'
import { ActorCell } from '#components/activity/actor-cell.tsx'
import { FactsCell } from '#components/activity/facts-cell.tsx'
import { NoEntry } from '#components/activity/no-entry.tsx'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { timeOfDay } from '#components/ui/format-time.ts'
import type { Owner } from '#lib/owners.ts'
import { auditList } from '#lib/audit/audit-list.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import { dayOf } from '#lib/time-zone.ts'

/** An opened row grows downwards, so that its content does not move. */
const oneLine = '@2xl:[td&]:pt-5 @2xl:[td&]:pb-2 [td&]:align-top'
const twoLines = '@2xl:[td&]:pt-3 @2xl:[td&]:pb-2 [td&]:align-top'

type Cells = { owner: Owner; timeZone: string }

export const activityTable: ListDefinition<ListedAuditEntry, AuditQuery, Cells> = {
  ...{ title: 'Activity', one: 'entry', many: 'entries' },
  ...auditList,
  groupOf: ({ at }, { timeZone, now }) => dayHeading(dayOf(at, timeZone), dayOf(now, timeZone)),
  nothing: (query) => <NoEntry query={query} />,
  columns: [
    {
      label: 'What',
      className: twoLines,
      card: 'one-line',
      cell: (entry, { owner }) => <ActionCell entry={entry} owner={owner} />,
    },
    {
      label: 'Details',
      className: `@2xl:w-56 @4xl:w-110 ${oneLine}`,
      card: 'below',
      cell: ({ details }, { timeZone }) => <FactsCell {...{ details, timeZone }} />,
    },
    {
      label: 'Who',
      className: `@2xl:w-36 @4xl:w-52 ${twoLines}`,
      cell: (entry) => <ActorCell entry={entry} />,
    },
    {
      label: 'Time',
      className: `@2xl:w-20 ${oneLine}`,
      card: 'beside',
      cell: ({ at }, { timeZone }) => (
        <time dateTime={at.toISOString()} data-instant tabIndex={0} className="rounded-sm">
          {timeOfDay(at, timeZone)}
        </time>
      ),
    },
  ],
}
