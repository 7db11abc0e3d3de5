import { relativeTime } from '#components/ui/relative-time.ts'
import { MenuLabel, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import type { Notice, Notices } from '#lib/notices/read-notices.ts'
import { paths } from '#lib/paths.ts'
import { tokenPaths } from '#lib/token-paths.ts'

type Props = { notices: Notices; now: Date }

export function BellItems({ notices: { total, listed }, now }: Props) {
  return (
    <>
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
    </>
  )
}

/** "acme · Expired 2 days ago, still in use" */
function describeNotice({ owner, expiresAt, isExpired }: Notice, now: Date): string {
  const end = relativeTime(expiresAt, now)
  const what = isExpired ? `Expired ${end}, still in use` : `Expires ${end}`
  return owner.kind === 'account' ? what : `${owner.name} · ${what}`
}
