'use client'

import { useState, type ReactNode } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import type { ListDefinition, ListPlace, ListQuery } from '#components/data-table/list-definition.ts'
import { useNow } from '#components/shared/use-now.ts'
import { TokenDialog, type TokenQuestion } from '#components/tokens/token-dialog.tsx'
import type { TokenCells } from '#components/tokens/token-row-menu.tsx'
import { Button } from '#components/ui/button.tsx'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props<Token extends AnyToken, Query extends ListQuery> = ListPlace<Query> &
  Omit<TokenCells, 'ask'> & {
    list: ListDefinition<Token, Query, TokenCells>
    tokens: Token[]
    matching: number
    counts: Record<TokenStatus, number>
    now: Date
    action: ReactNode
    empty: ReactNode
  }

/** A list of tokens, whoever owns them. */
export function TokenList<Token extends AnyToken, Query extends ListQuery>({
  owner,
  canReactivate,
  editHref,
  tokens,
  ...page
}: Props<Token, Query>) {
  const [question, ask] = useState<TokenQuestion | null>(null)
  const now = useNow(page.now)
  return (
    <DataList
      {...page}
      rows={tokens}
      cells={{ owner, canReactivate, editHref, ask }}
      bulk={(selected) => (
        <Button look="quiet-danger" onClick={() => ask({ to: 'delete', tokens: selected })}>
          Delete
        </Button>
      )}
    >
      {question && <TokenDialog {...question} owner={owner} now={now} onClose={() => ask(null)} />}
    </DataList>
  )
}
