import { ChevronLeft } from '@lucide/icons'
import { Icon } from '#components/ui/icon.tsx'
import { Link } from '#components/ui/link.tsx'

export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      to="left-list"
      href={href}
      className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm pr-1 text-sm text-text-muted hover:text-text pointer-coarse:min-h-10"
    >
      <Icon icon={ChevronLeft} className="size-4" />
      <bdi>{children}</bdi>
    </Link>
  )
}
