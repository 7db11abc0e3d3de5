'use client'

import { chipClass } from '#components/data-table/chip-class.ts'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { classNames } from '#components/ui/class-names.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'
import type { OwnerKind } from '#lib/owners.ts'
import { addDays } from '#lib/time-zone.ts'

type Preset = { label: string; change: Partial<AuditQuery> }
type Props = {
  log: OwnerKind
  today: string
  query: AuditQuery
  href: (change: Partial<AuditQuery>) => string
}

/** Periods and kinds that are often looked for: links that turn that filter on and off. */
export function ActivityPresets({ log, today, query, href }: Props) {
  const periods: Preset[] = [
    { label: 'Today', change: { from: today, to: '' } },
    { label: 'Last 7 days', change: { from: addDays(today, -6), to: '' } },
    { label: 'Last 30 days', change: { from: addDays(today, -29), to: '' } },
  ]
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      {[
        { name: 'Period', presets: periods, off: { from: '', to: '' } },
        { name: 'Kind', presets: kinds[log], off: { action: null } },
      ].map(({ name, presets, off }) => (
        <div key={name} role="group" aria-label={name} className="flex flex-wrap gap-1 max-sm:w-full">
          {presets.map(({ label, change }) => {
            const isOn = Object.entries(change).every(
              ([key, value]) => query[key as keyof AuditQuery] === value,
            )
            return (
              <FilterLink
                key={label}
                href={href(isOn ? off : change)}
                aria-current={isOn ? 'true' : undefined}
                className={classNames(chipClass, 'max-sm:basis-auto')}
              >
                {label}
              </FilterLink>
            )
          })}
        </div>
      ))}
    </div>
  )
}

const tokens: Preset[] = [
  { label: 'Access tokens', change: { action: 'token' } },
  { label: 'Refusals', change: { action: 'token.refuse' } },
]

const kinds: Record<OwnerKind, Preset[]> = {
  account: [...tokens, { label: 'Failed sign-ins', change: { action: 'account.fail_sign_in' } }],
  organization: [...tokens, { label: 'Members', change: { action: 'member' } }],
}
