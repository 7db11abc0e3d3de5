import { z } from 'zod'
import { listHref } from '#components/data-table/list-url.ts'
import { plainText } from '#lib/plain-text.ts'

/** One of the two lists on a group's page. */
export type GroupPart = { q: string; page: number }

const q = plainText(254).catch('')
const page = z.coerce.number().int().min(1).max(1_000_000).catch(1)

/** The page's state in its URL: `q` and `page` for members, the other two for repositories. */
export const groupPageSchema = z.object({ q, page, repository: q, repositories: page })
export type GroupPageQuery = z.output<typeof groupPageSchema>

const plain: GroupPageQuery = { q: '', page: 1, repository: '', repositories: 1 }

/** The URL after a change of the members' list; the other list stays the same. */
export function groupMembersHref(path: string, query: GroupPageQuery, change: Partial<GroupPart>): string {
  return listHref(path, plain, query, change)
}

export function groupRepositoriesHref(
  path: string,
  query: GroupPageQuery,
  { q: repository = query.repository, page: repositories = 1 }: Partial<GroupPart>,
): string {
  return listHref(path, plain, query, { page: query.page, repository, repositories })
}
