import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { ChosenPopover } from '#components/tokens/chosen-popover.tsx'
import { TwoLines } from '#components/tokens/token-cells.tsx'
import { noToken, tokenColumns, tokenOrders, tokenRows } from '#components/tokens/token-columns.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { accessKindLabels, statusLabels } from '#components/tokens/token-labels.ts'
import { Time } from '#components/ui/time.tsx'
import { describeAccess } from '#lib/grants/describe-organization-grant.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

export const organizationTokensTable: ListDefinition<
  PublicToken<'organization'>,
  TokenQuery<'organization'>,
  TokenCells
> = {
  ...tokenRows,
  plain: tokenList.plain.organization,
  select: { key: 'access', label: 'Access', all: 'All access', labels: accessKindLabels },
  orders: [
    ...tokenOrders,
    { sort: 'label', order: 'asc', label: 'Label, A to Z' },
    { sort: 'label', order: 'desc', label: 'Label, Z to A' },
  ],
  nothing: ({ status, access, attention }) =>
    noToken([status && statusLabels[status], access && accessKindLabels[access]], attention),
  columns: tokenColumns<PublicToken<'organization'>, 'label'>({
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
      cell: (token, { owner }) => {
        const [first = '', second] = describeAccess(token)
        const { chosen, prefixes } = token.repositories
        return (
          <TwoLines below={second} isOneLineInCards>
            {chosen > 0 || prefixes.length > 0 ? (
              <ChosenPopover {...{ owner, token }}>{first}</ChosenPopover>
            ) : (
              first
            )}
          </TwoLines>
        )
      },
    },
    created: ({ createdAt, createdBy }, { now }) => (
      <TwoLines below={<>by {createdBy}</>}>
        <Time at={createdAt} now={now} />
      </TwoLines>
    ),
  }),
}
