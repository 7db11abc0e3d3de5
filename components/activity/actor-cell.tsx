import { classNames } from '#components/ui/class-names.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'

const others: Record<string, string> = { anonymous: 'Not signed in', system: 'Gatehouse itself' }

export function ActorCell({ entry: { actorKind, actorName, address } }: { entry: ListedAuditEntry }) {
  return (
    <div
      className={classNames(
        'flex min-w-0 flex-1 flex-col @max-2xl:flex-row @max-2xl:gap-1',
        !address && '@2xl:pt-2',
      )}
    >
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
