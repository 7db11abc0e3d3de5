import { Link } from '#components/ui/link.tsx'
import { describeAction } from '#lib/audit/audit-actions.ts'
import type { Owner } from '#lib/owners.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'
import { paths } from '#lib/paths.ts'
import { tokenPaths } from '#lib/token-paths.ts'

/** The action and its target, which is a link if it still has a page. */
export function ActionCell({ entry, owner }: { entry: ListedAuditEntry; owner: Owner }) {
  const { action, targetName, details } = entry
  const href = targetHref(owner, entry)
  const look = 'block w-fit max-w-full truncate rounded-sm text-left'
  return (
    <div className="flex min-w-0 flex-1 flex-col @max-2xl:flex-row @max-2xl:flex-wrap @max-2xl:items-baseline @max-2xl:gap-x-2">
      <div className="font-medium">{describeAction(action)}</div>
      <div className="flex min-w-0 items-baseline gap-1 text-xs text-text-muted">
        {href ? (
          <Link href={href} dir="auto" data-tooltip-cut className={`${look} underline`}>
            {targetName}
          </Link>
        ) : (
          <span dir="auto" tabIndex={0} data-tooltip-cut className={look}>
            {targetName}
          </span>
        )}
        {typeof details.hint === 'string' && <span className="shrink-0 font-mono">{details.hint}</span>}
      </div>
    </div>
  )
}

function targetHref(owner: Owner, { targetKind, targetNow }: ListedAuditEntry): string | null {
  if (targetNow === null) return null
  if (targetKind === 'repository') return repositoryHref(targetNow)
  if (targetKind === 'token') return tokenPaths(owner).page(targetNow)
  if (targetKind === 'group' && owner.kind === 'organization') return paths.group(owner.name, targetNow)
  return null
}

function repositoryHref(fullName: string): string {
  const [namespace, ...name] = fullName.split('/')
  return paths.repository(namespace!, name.join('/'))
}
