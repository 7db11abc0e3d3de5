import { describeActions } from '#lib/audit/audit-action-groups.ts'
import type { AuditQuery } from '#lib/audit/schema.ts'

/** Says which filters find nothing. */
export function NoEntry({ query: { action, actor, target, from, to } }: { query: AuditQuery }) {
  const filters = [
    action && <>“{describeActions(action)}”</>,
    actor && (
      <>
        by “<bdi>{actor}</bdi>”
      </>
    ),
    target && (
      <>
        on “<bdi>{target}</bdi>”
      </>
    ),
    from && `from ${from}`,
    to && `until ${to}`,
  ]
  return (
    <>
      Nothing in the log
      {filters.map((filter, at) => filter && <span key={at}> {filter}</span>)}
    </>
  )
}
