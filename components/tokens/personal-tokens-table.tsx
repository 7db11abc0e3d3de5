import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { noToken, tokenColumns, tokenRows } from '#components/tokens/token-columns.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { describeReach, sourceWords, statusWords } from '#components/tokens/token-words.ts'
import { Time } from '#components/ui/time.tsx'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { tokenQuerySchema, tokensPerPage, type TokenQuery } from '#lib/tokens/schema.ts'

export const personalTokensTable: ListDefinition<PublicToken, TokenQuery, TokenCells> = {
  ...tokenRows,
  schema: tokenQuerySchema,
  pageSize: tokensPerPage,
  chips: { key: 'status', label: 'Status', words: statusWords },
  select: { key: 'source', label: 'Source', all: 'All sources', words: sourceWords },
  orders: [
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
    { sort: 'used', order: 'desc', label: 'Last used first' },
    { sort: 'used', order: 'asc', label: 'Longest unused first' },
    { sort: 'expires', order: 'asc', label: 'Expires soonest' },
    { sort: 'expires', order: 'desc', label: 'Expires latest' },
    { sort: 'description', order: 'asc', label: 'Description, A to Z' },
    { sort: 'description', order: 'desc', label: 'Description, Z to A' },
    { sort: 'permission', order: 'desc', label: 'Most permission first' },
    { sort: 'permission', order: 'asc', label: 'Least permission first' },
  ],
  nothing: ({ status, source }) => noToken(status && statusWords[status], source && sourceWords[source]),
  columns: tokenColumns<PublicToken, 'description' | 'permission'>({
    name: {
      label: 'Description',
      sortKey: 'description',
      below: ({ hint, source }) => (
        <>
          <span className="font-mono">{hint}</span> · {sourceWords[source]}
        </>
      ),
    },
    access: {
      label: 'Permission',
      sortKey: 'permission',
      cell: ({ permission, repositories }) => (
        <TwoLines below={describeReach(repositories)} className={oneLineInCards}>
          {personalPermission(permission).label}
        </TwoLines>
      ),
    },
    created: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
  }),
}
