import { Link } from '#components/ui/link.tsx'
import { paths } from '#lib/paths.ts'
import { issuerKinds } from '#lib/workloads/issuer-kinds.ts'

/** Who signs: each leads to a form of its own. */
export function ChooseKind({ organization }: { organization: string }) {
  return (
    <ul className="grid max-w-[720px] grid-cols-1 gap-3 sm:grid-cols-2">
      {Object.entries(issuerKinds).map(([kind, { label, issuer, claims }]) => (
        <li key={kind}>
          <Link
            href={`${paths.newWorkload(organization)}?kind=${kind}`}
            className="block h-full rounded-card border border-line bg-surface px-4 py-3 hover:bg-surface-muted"
          >
            <span className="block font-medium">{label}</span>
            <span className="block truncate text-sm text-text-muted">
              {'fixed' in issuer ? issuer.fixed : issuer.example}
            </span>
            <span className="block text-sm text-text-muted">
              By{' '}
              {claims
                .filter((one) => 'isId' in one)
                .map(({ claim }) => claim)
                .join(', ')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
