import { Link } from '#components/ui/link.tsx'

type Props = { label: string; current: string; links: { href: string; label: string }[] }

/** Tabs that are pages of their own. */
export function TabLinks({ label, current, links }: Props) {
  return (
    <nav
      aria-label={label}
      className="mb-6 flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line"
    >
      {links.map((link) => (
        <Link
          key={link.href}
          href={link.href}
          aria-current={link.href === current ? 'page' : undefined}
          className="inline-flex min-h-9 shrink-0 items-center border-b-2 border-transparent px-2.5 text-text-muted -outline-offset-2 hover:text-text aria-[current]:border-accent forced-colors:not-aria-[current]:border-[Canvas] aria-[current]:font-medium aria-[current]:text-text pointer-coarse:min-h-10"
        >
          {link.label}
        </Link>
      ))}
    </nav>
  )
}
