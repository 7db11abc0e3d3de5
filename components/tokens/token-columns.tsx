import type { ReactNode } from 'react'
import type { Column } from '#components/data-table/list-definition.ts'
import { ExpiresCell, LastUsedCell, NameCell } from '#components/tokens/token-cells.tsx'
import { attentionClauses } from '#components/tokens/token-labels.ts'
import type { TokenColumn, TokenLook } from '#components/tokens/token-looks.ts'
import { TokenRowMenu, type TokenCells } from '#components/tokens/token-row-menu.tsx'
import { TokenStatusLabel } from '#components/tokens/token-status-label.tsx'
import type { TokenAttention } from '#lib/tokens/list-schema.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Cells = TokenCells & { now: Date }
type Cell<Token> = Column<Token, Cells>['cell']

/** What differs between lists of tokens. */
type Own<Token> = {
  /** What tells a token apart from others with its name. */
  below: (token: Token) => ReactNode
  access: Cell<Token>
  created: Cell<Token>
}

/** Columns as they look, with their cells. */
export function tokenColumns<Token extends AnyToken, Sort>(
  looks: Record<TokenColumn, TokenLook<Sort>>,
  { below, access, created }: Own<Token>,
): Column<Token, Cells, Sort>[] {
  const cells: Record<TokenColumn, Cell<Token>> = {
    name: (token, list) => <NameCell token={token} below={below(token)} {...list} />,
    access,
    status: ({ status }) => <TokenStatusLabel status={status} />,
    created,
    used: ({ lastUse }, { now }) => <LastUsedCell lastUse={lastUse} now={now} />,
    expires: (token, { now }) => <ExpiresCell token={token} now={now} />,
    menu: (token, list) => <TokenRowMenu token={token} {...list} />,
  }
  return (Object.keys(looks) as TokenColumn[]).map((name) => ({ ...looks[name], cell: cells[name] }))
}

/** "No active, manual token that was never used" */
export function noToken(filters: (string | null)[], attention: TokenAttention | null): string {
  const words = filters.filter((filter) => filter !== null).map((filter) => filter.toLowerCase())
  const clause = attention ? [attentionClauses[attention]] : []
  return ['No', ...(words.length ? [words.join(', ')] : []), 'token', ...clause].join(' ')
}
