import { ArrowRight, ChevronRight } from 'lucide-react'
import { factsInOneLine, describeFacts, type DescribedFact } from '#lib/audit/describe-facts.ts'
import type { ListedAuditEntry } from '#lib/audit/list-audit-entries.ts'

/** The changes on one line, which expands. */
export function FactsCell({ details }: Pick<ListedAuditEntry, 'details'>) {
  const { hint: _, ...facts } = details
  if (Object.keys(facts).length === 0) return <span className="text-text-muted">–</span>
  return (
    <details className="group min-w-0 flex-1">
      <summary className="touch-target flex cursor-pointer pointer-coarse:-my-2.5 list-none items-center gap-1 rounded-sm text-text-muted hover:text-text">
        <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform group-open:rotate-90" />
        <span dir="auto" className="min-w-0 truncate group-open:hidden">
          {factsInOneLine(facts)}
        </span>
        <span className="hidden group-open:inline">Hide</span>
      </summary>
      <dl className="flex flex-col gap-1.5 py-2 pl-4.5">
        {describeFacts(facts).map((fact) => (
          <Fact key={fact.name} fact={fact} />
        ))}
      </dl>
    </details>
  )
}

function Fact({ fact: { name, from, to } }: { fact: DescribedFact }) {
  return (
    <div>
      <dt className="text-xs text-text-muted">{name}</dt>
      <dd className="wrap-anywhere">
        {from !== undefined && (
          <>
            <bdi className="text-text-muted">{from}</bdi>
            <ArrowRight role="img" aria-label="became" className="mx-1 inline size-3.5 text-text-muted" />
          </>
        )}
        <bdi>{to}</bdi>
      </dd>
    </div>
  )
}
