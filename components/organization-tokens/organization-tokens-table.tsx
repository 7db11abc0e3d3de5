import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { accessKindWords, describeAccess } from '#components/organization-tokens/access-words.ts'
import { oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { noToken, tokenColumns, tokenRows } from '#components/tokens/token-columns.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { statusWords } from '#components/tokens/token-words.ts'
import { Time } from '#components/ui/time.tsx'
import {
  organizationTokenQuerySchema,
  type OrganizationTokenQuery,
} from '#lib/tokens/organization-token-schema.ts'
import type { PublicOrganizationToken } from '#lib/tokens/public-organization-token.ts'
import { tokensPerPage } from '#lib/tokens/schema.ts'

export const organizationTokensTable: ListDefinition<
  PublicOrganizationToken,
  OrganizationTokenQuery,
  TokenCells
> = {
  ...tokenRows,
  schema: organizationTokenQuerySchema,
  pageSize: tokensPerPage,
  chips: { key: 'status', label: 'Status', words: statusWords },
  select: { key: 'access', label: 'Access', all: 'All access', words: accessKindWords },
  orders: [
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
    { sort: 'used', order: 'desc', label: 'Last used first' },
    { sort: 'used', order: 'asc', label: 'Longest unused first' },
    { sort: 'expires', order: 'asc', label: 'Expires soonest' },
    { sort: 'expires', order: 'desc', label: 'Expires latest' },
    { sort: 'label', order: 'asc', label: 'Label, A to Z' },
    { sort: 'label', order: 'desc', label: 'Label, Z to A' },
  ],
  nothing: ({ status, access }) => noToken(status && statusWords[status], access && accessKindWords[access]),
  columns: tokenColumns<PublicOrganizationToken, 'label'>({
    name: {
      label: 'Label',
      sortKey: 'label',
      below: ({ hint, createdBy, description }) => (
        <>
          <span className="font-mono">{hint}</span>
          {/* At the widths that have no room for the column of who made it. */}
          <span className="hidden @2xl:@max-4xl:inline"> by {createdBy}</span>
          {description && (
            <>
              {' · '}
              <bdi>{description}</bdi>
            </>
          )}
        </>
      ),
    },
    access: {
      label: 'Access',
      cell: (token) => {
        const [first, second] = describeAccess(token)
        return (
          <TwoLines below={second} className={oneLineInCards}>
            {first}
          </TwoLines>
        )
      },
    },
    created: ({ createdAt, createdBy }, { now }) => (
      <TwoLines below={<>by {createdBy}</>} className={oneLineInCards}>
        <Time at={createdAt} now={now} />
      </TwoLines>
    ),
  }),
}
