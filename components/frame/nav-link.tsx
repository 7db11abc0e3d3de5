'use client'

import { usePathname } from 'next/navigation'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'

type Props = { href: string; exact?: boolean; children: string; onClick?: () => void; className?: string }

/** A navigation link that marks the current page. */
export function NavLink({ href, exact = false, children, onClick, className }: Props) {
  const path = usePathname()
  const current = path === href ? 'page' : !exact && path.startsWith(`${href}/`) ? 'true' : undefined
  return (
    <Link
      href={href}
      onClick={onClick}
      aria-current={current}
      className={classNames(
        'flex min-h-8 items-center rounded-control px-3 text-text-muted transition-colors pointer-coarse:min-h-10',
        'hover:bg-surface-muted hover:text-text',
        'aria-[current]:bg-surface-pressed aria-[current]:font-medium aria-[current]:text-text',
        className,
      )}
    >
      {children}
    </Link>
  )
}
