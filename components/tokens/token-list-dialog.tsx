'use client'

import { flushSync } from 'react-dom'
import { useList } from '#components/data-table/list-context.tsx'
import { filterOf } from '#components/data-table/list-url.ts'
import type { TokenQuestion } from '#components/tokens/token-row-menu.tsx'
import { TokensDialog } from '#components/tokens/tokens-dialog.tsx'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import type { MatchingTokens } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = {
  question: TokenQuestion
  owner: Owner
  canReactivate: boolean
  query: TokenQuery<OwnerKind>
  matchingByStatus: Record<TokenStatus, number>
  now: Date
  onClose: () => void
}

/** One dialog for all rows of a list. */
export function TokenListDialog({ question, query, matchingByStatus, onClose, ...more }: Props) {
  const { refresh, clearSelection } = useList()
  const matching = (): MatchingTokens<OwnerKind> => {
    const filter = filterOf(query)
    const { active, inactive, expired } = matchingByStatus
    if (question.to === 'delete') return { filter, count: active + inactive + expired }
    const status = question.to === 'deactivate' ? 'active' : 'inactive'
    return { filter: { ...filter, status }, count: matchingByStatus[status] }
  }
  return (
    <TokensDialog
      {...more}
      to={question.to}
      tokens={question.tokens === 'matching' ? matching() : question.tokens}
      refresh={refresh}
      onClose={onClose}
      onDone={() => {
        flushSync(onClose)
        clearSelection()
      }}
    />
  )
}
