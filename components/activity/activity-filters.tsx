'use client'

import { Download } from '@lucide/icons'
import { ActivityPresets } from '#components/activity/activity-presets.tsx'
import { activityTable } from '#components/activity/activity-table.tsx'
import { DayFilter } from '#components/data-table/day-filter.tsx'
import { useList } from '#components/data-table/list-context.tsx'
import { listUrl } from '#components/data-table/list-url.ts'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Select } from '#components/ui/select.tsx'
import { auditActionGroups } from '#lib/audit/audit-action-groups.ts'
import type { Owner } from '#lib/owners.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { owner: Owner; query: AuditQuery; today: string }

/** Filters by action, actor and day, and a link to the matching entries as CSV. */
export function ActivityFilters({ owner, query, today }: Props) {
  const { go } = useList()
  const isAccount = owner.kind === 'account'
  const { href } = listUrl(activityTable, {
    path: isAccount ? paths.activity : paths.organizationActivity(owner.name),
    query,
  })
  const csv = listUrl(activityTable, {
    path: isAccount ? paths.activityCsv : paths.organizationActivityCsv(owner.name),
    query,
  })
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="w-full">
        <ActivityPresets log={owner.kind} {...{ today, query, href }} />
      </div>
      <Select
        aria-label="Action"
        className="w-60 max-sm:w-full"
        value={query.action ?? ''}
        onChange={({ target }) => go(href({ action: (target.value || null) as AuditQuery['action'] }))}
      >
        <option value="">All actions</option>
        {auditActionGroups(owner.kind).map(({ noun, label, actions }) => (
          <optgroup key={noun} label={label}>
            <option value={noun}>{`${label}: all`}</option>
            {actions.map(({ action, label }) => (
              <option key={action} value={action}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <div className="flex min-w-40 flex-1 max-sm:basis-full">
        <SearchInput
          label="Who"
          placeholder="Username or token"
          value={query.actor}
          href={(actor) => href({ actor })}
        />
      </div>
      <div className="flex items-center gap-2 max-sm:w-full max-sm:flex-wrap">
        <DayFilter label="From" value={query.from.slice(0, 10)} href={(from) => href({ from })} />
        <DayFilter label="Until" value={query.to.slice(0, 10)} href={(to) => href({ to })} />
        <a
          href={csv.href({ pageSize: activityTable.pageSize })}
          download
          className={classNames(buttonClass('secondary'), 'max-sm:w-full')}
        >
          <Icon icon={Download} className="size-4" /> CSV
        </a>
      </div>
    </div>
  )
}
