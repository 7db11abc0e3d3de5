import type { ReactNode } from 'react'
import { ListProvider } from '#components/data-table/list-context.tsx'
import { NoMatch } from '#components/data-table/no-match.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import type { GroupPart } from '#components/groups/group-page-url.ts'
import { Pagination } from '#components/ui/pagination.tsx'

type Props = GroupPart & {
  /** Singular and plural: "member" and "members". */
  one: string
  many: string
  matching: number
  pageSize: number
  href: (change: Partial<GroupPart>) => string
  /** Stands below the rows, and can change them. */
  form: ReactNode
  children: ReactNode
}

/** Few enough rows to need no search. */
const short = 5

/** One of a group's two lists, with search and pages. */
export function GroupPartList({ form, ...props }: Props) {
  return (
    <ListProvider here={props.href({ page: props.page })}>
      <Rows {...props} />
      {form}
    </ListProvider>
  )
}

function Rows({ one, many, q, page, matching, pageSize, href, children }: Omit<Props, 'form'>) {
  if (matching === 0 && !q) return <p className="text-text-muted">There are no {many} yet.</p>
  const isShort = !q && matching <= short
  return (
    <div className="flex flex-col gap-3">
      {!isShort && <SearchInput label={`Search ${many}`} value={q} href={(q) => href({ q })} />}
      {matching === 0 ? (
        <NoMatch nothing={`No ${one}`} q={q} clearHref={href({ q: '' })} />
      ) : (
        <>
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">{children}</ul>
          {!isShort && (
            <Pagination
              label={`Pages of ${many}`}
              page={page}
              pageSize={pageSize}
              total={matching}
              href={(page) => href({ page })}
            />
          )}
        </>
      )}
    </div>
  )
}
