'use client'

import { Bell as BellIcon } from 'lucide-react'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { relativeTime } from '#components/ui/format-time.ts'
import { MenuLabel, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import type { Notice, Notices } from '#lib/notices/read-notices.ts'
import { paths, tokenPaths } from '#lib/paths.ts'

type Props = { notices: Notices; now: Date }

/** Tells in the header which tokens end soon, or have expired and are still used. */
export function Bell({ notices: { total, listed }, now }: Props) {
  return (
    <Menu
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={describeTotal(total)}
          className={classNames(buttonClass('quiet', 'icon'), 'relative pointer-coarse:size-10')}
        >
          <BellIcon aria-hidden className="size-5" />
          {total > 0 && (
            <span
              aria-hidden
              className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-content-center rounded-full border border-background bg-warning px-1 text-[0.6875rem] leading-none font-medium text-background tabular-nums forced-colors:forced-color-adjust-none forced-colors:border-[Canvas] forced-colors:bg-[CanvasText] forced-colors:text-[Canvas]"
            >
              {total > 99 ? '99+' : total}
            </span>
          )}
        </button>
      )}
    >
      <MenuLabel>{total === 0 ? 'Nothing ends soon.' : 'Access tokens'}</MenuLabel>
      {listed.map((notice) => (
        <MenuLink key={notice.id} href={tokenPaths(notice.owner).page(notice.id)}>
          <span className="min-w-0">
            <bdi className="block truncate font-medium">{notice.name}</bdi>
            <span className="block text-sm text-text-muted">{describeNotice(notice, now)}</span>
          </span>
        </MenuLink>
      ))}
      {total > listed.length && <MenuLabel>and {total - listed.length} more</MenuLabel>}
      <MenuSeparator />
      <MenuLink href={`${paths.profile}#mail`}>Mail settings</MenuLink>
    </Menu>
  )
}

function describeTotal(total: number): string {
  if (total === 0) return 'Nothing ends soon'
  return total === 1 ? '1 token needs attention' : `${total} tokens need attention`
}

/** "acme · Expired 2 days ago, still in use" */
function describeNotice({ owner, expiresAt, isExpired }: Notice, now: Date): string {
  const end = relativeTime(expiresAt, now)
  const what = isExpired ? `Expired ${end}, still in use` : `Expires ${end}`
  return owner.kind === 'account' ? what : `${owner.name} · ${what}`
}
