import type { ReactNode } from 'react'
import { Link } from '#components/ui/link.tsx'

type Props = { href: string; label: string; value: ReactNode; children?: ReactNode }

/** A number that leads to the list behind it. */
export function OverviewFigure({ href, label, value, children }: Props) {
  return (
    <Link
      href={href}
      className="flex flex-col gap-1 rounded-card border border-line bg-surface px-4 py-3.5 transition-colors hover:border-line-control"
    >
      <span className="text-sm text-text-muted">{label}</span>
      <span className="text-xl font-semibold tabular-nums">{value}</span>
      {children && <span className="text-sm text-text-muted">{children}</span>}
    </Link>
  )
}
