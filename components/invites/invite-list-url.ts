import { listHref } from '#components/data-table/list-href.ts'
import type { InviteQuery } from '#lib/invites/schema.ts'
import { paths } from '#lib/paths.ts'

const standard: InviteQuery = { q: '', state: null, order: 'desc', page: 1 }

export function inviteListHref(
  organization: string,
  query: InviteQuery,
  change: Partial<InviteQuery>,
): string {
  return listHref(paths.invites(organization), standard, query, change)
}
