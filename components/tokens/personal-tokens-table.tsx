import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { ChosenPopover } from '#components/tokens/chosen-popover.tsx'
import { personalTokensShape } from '#components/tokens/personal-tokens-shape.ts'
import { oneLineInCards, TwoLines } from '#components/tokens/token-cells.tsx'
import { noToken, tokenColumns } from '#components/tokens/token-columns.tsx'
import { describeSource, sourceLabels, statusLabels } from '#components/tokens/token-labels.ts'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { Time } from '#components/ui/time.tsx'
import { describeReach } from '#lib/grants/describe-reach.ts'
import { permissionLabels } from '#lib/scopes/permission-labels.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { tokenList } from '#lib/tokens/token-list.ts'

export const personalTokensTable: ListDefinition<
  PublicToken<'account'>,
  TokenQuery<'account'>,
  TokenCells
> = {
  ...personalTokensShape,
  plain: tokenList.plain.account,
  nothing: ({ status, source, attention }) =>
    noToken([status && statusLabels[status], source && sourceLabels[source]], attention),
  columns: tokenColumns(personalTokensShape.looks, {
    below: (token: PublicToken<'account'>) => (
      <>
        <span className="font-mono">{token.hint}</span> · <bdi>{describeSource(token)}</bdi>
      </>
    ),
    access: (token, { owner }) => {
      const hasChosen = typeof token.repositories === 'number' && token.repositories > 0
      const isChosen = hasChosen || token.services.length > 0
      const reach = describeReach(token, token.services)
      return (
        <TwoLines
          below={isChosen ? <ChosenPopover {...{ owner, token }}>{reach}</ChosenPopover> : reach}
          isOneLineInCards={!isChosen}
          className={oneLineInCards}
        >
          {permissionLabels[token.permission]}
        </TwoLines>
      )
    },
    created: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
  }),
}
