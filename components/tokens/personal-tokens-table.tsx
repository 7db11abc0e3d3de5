import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { ChosenPopover } from '#components/tokens/chosen-popover.tsx'
import { oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { noToken, tokenColumns, tokenOrders, tokenRows } from '#components/tokens/token-columns.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { describeSource, sourceLabels, statusLabels } from '#components/tokens/token-labels.ts'
import { Time } from '#components/ui/time.tsx'
import { describeReach } from '#lib/grants/describe-reach.ts'
import { personalPermission } from '#lib/scopes/personal-permissions.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

export const personalTokensTable: ListDefinition<
  PublicToken<'account'>,
  TokenQuery<'account'>,
  TokenCells
> = {
  ...tokenRows,
  plain: tokenList.plain.account,
  select: { key: 'source', label: 'Source', all: 'All sources', labels: sourceLabels },
  orders: [
    ...tokenOrders,
    { sort: 'description', order: 'asc', label: 'Description, A to Z' },
    { sort: 'description', order: 'desc', label: 'Description, Z to A' },
    { sort: 'permission', order: 'desc', label: 'Highest permission first' },
    { sort: 'permission', order: 'asc', label: 'Lowest permission first' },
  ],
  nothing: ({ status, source, attention }) =>
    noToken([status && statusLabels[status], source && sourceLabels[source]], attention),
  columns: tokenColumns<PublicToken<'account'>, 'description' | 'permission'>({
    name: {
      label: 'Description',
      sortKey: 'description',
      below: (token) => (
        <>
          <span className="font-mono">{token.hint}</span> · <bdi>{describeSource(token)}</bdi>
        </>
      ),
    },
    access: {
      label: 'Permission',
      sortKey: 'permission',
      cell: (token, { owner }) => {
        const isChosen = typeof token.repositories === 'number' && token.repositories > 0
        const reach = describeReach(token)
        return (
          <TwoLines
            below={isChosen ? <ChosenPopover {...{ owner, token }}>{reach}</ChosenPopover> : reach}
            isOneLineInCards={!isChosen}
            className={oneLineInCards}
          >
            {personalPermission(token.permission).label}
          </TwoLines>
        )
      },
    },
    created: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
  }),
}
