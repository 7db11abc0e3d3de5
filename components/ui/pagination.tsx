import { ChevronLeft, ChevronRight } from '@lucide/icons'
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Link } from '#components/ui/link.tsx'

type Props = {
  /** Distinguishes two lists on the same page. */
  label?: string
  page: number
  pageSize: number
  total: number
  /** There are more than `total` rows, which are not shown. */
  hasMore?: boolean
  href: (page: number) => string
}

const count = new Intl.NumberFormat('en')

/** "21–40" */
export function pageRange(page: number, pageSize: number, total: number): string {
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  return first === last ? count.format(first) : `${count.format(first)}–${count.format(last)}`
}

/** "1–20 of 43" with links to the previous and next page. */
export function Pagination({ label = 'Pages', page, pageSize, total, hasMore = false, href }: Props) {
  const last = Math.min(page * pageSize, total)
  return (
    <nav aria-label={label} className="flex min-h-10 items-center justify-between gap-4 text-sm">
      <p className="text-text-muted tabular-nums">
        {pageRange(page, pageSize, total)} of {count.format(total)}
        {hasMore && '+'}
      </p>
      {total > pageSize && (
        <div className="flex gap-1">
          <Step href={page > 1 && href(page - 1)} rel="prev">
            <Icon icon={ChevronLeft} className="size-4" /> Previous
          </Step>
          <Step href={last < total && href(page + 1)} rel="next">
            Next <Icon icon={ChevronRight} className="size-4" />
          </Step>
        </div>
      )}
    </nav>
  )
}

function Step({ href, rel, children }: { href: string | false; rel: string; children: ReactNode }) {
  const look = `${buttonClass('quiet', 'small')} gap-1`
  if (href) {
    return (
      <Link href={href} rel={rel} to="same-place" className={look}>
        {children}
      </Link>
    )
  }
  return (
    <span aria-disabled role="link" className={`${look} pointer-events-none text-text-muted opacity-60`}>
      {children}
    </span>
  )
}
