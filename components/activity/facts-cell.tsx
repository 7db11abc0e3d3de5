import { ArrowRight } from '@lucide/icons'
import { factWords } from '#components/activity/fact-words.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { DescribedFact } from '#lib/audit/describe-facts.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'

const shown = 2

/** What changed, as chips; the rest of many unfolds. */
export function FactsCell({ details, timeZone }: Pick<ListedAuditEntry, 'details'> & { timeZone: string }) {
  const { hint: _, ...told } = details
  const facts = factWords(told, timeZone)
  if (facts.length === 0) return <span className="text-text-muted @max-2xl:hidden">–</span>
  const rest = facts.slice(shown)
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1 @max-2xl:pt-1.5 @2xl:-mt-0.5">
      <Facts facts={facts.slice(0, shown)} />
      {rest.length > 0 && (
        <details>
          <summary className="touch-target w-fit cursor-pointer rounded-sm text-xs text-text-muted hover:text-text">
            {rest.length} more
          </summary>
          <div className="pt-1">
            <Facts facts={rest} />
          </div>
        </details>
      )}
    </div>
  )
}

function Facts({ facts }: { facts: DescribedFact[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {facts.map(({ key, name, from, to }) => (
        <li
          key={key}
          className="max-w-full rounded-control border border-line bg-surface-muted px-2 py-0.5 text-xs wrap-anywhere"
        >
          <span className="text-text-muted">{name}: </span>
          {from !== undefined && (
            <>
              <bdi className="text-text-muted">{from}</bdi>
              <Icon icon={ArrowRight} aria-label="became" className="mx-1 inline size-3 text-text-muted" />
            </>
          )}
          <bdi className="font-medium">{to}</bdi>
        </li>
      ))}
    </ul>
  )
}
