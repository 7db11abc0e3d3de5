'use client'

import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { useNow } from '#components/shared/use-now.ts'
import { BulkActions } from '#components/tokens/bulk-actions.tsx'
import { NewTokenButton } from '#components/tokens/new-token-button.tsx'
import { organizationTokensTable } from '#components/tokens/organization-tokens-table.tsx'
import { personalTokensTable } from '#components/tokens/personal-tokens-table.tsx'
import { TokenListDialog } from '#components/tokens/token-list-dialog.tsx'
import type { TokenCells, TokenQuestion } from '#components/tokens/token-row-menu.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { tokenPaths } from '#lib/paths.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import type { TokenList as Listed } from '#lib/tokens/list-tokens.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

type Props<Of extends Owner> = Omit<Listed<Of['kind']>, 'page'> & {
  owner: Of
  query: TokenQuery<Of['kind']>
  now: Date
}

const tables: { [Kind in OwnerKind]: ListDefinition<PublicToken<Kind>, TokenQuery<Kind>, TokenCells> } = {
  account: personalTokensTable,
  organization: organizationTokensTable,
}

const emptyTitles = {
  account: 'You have no access tokens yet.',
  organization: 'There are no access tokens yet.',
} as const

/** An owner's tokens. */
export function TokenList<Of extends Owner>(props: Props<Of>) {
  const { owner, tokens, canReactivate, allowance, matchingByStatus, ...page } = props
  const [question, ask] = useState<TokenQuestion | null>(null)
  const now = useNow(page.now)
  const { used, limit, refusal } = allowance
  const kind: Of['kind'] = owner.kind
  const create = <NewTokenButton owner={owner} refusal={refusal} />
  return (
    <DataList
      {...page}
      list={tables[kind]}
      path={tokenPaths(owner).list}
      rows={tokens}
      cells={{ owner, canReactivate, ask }}
      action={
        <>
          {kind === 'organization' && Boolean(limit) && (
            <p className="text-text-muted tabular-nums">
              {used} of {limit} used
            </p>
          )}
          {create}
        </>
      }
      bulk={(selected) => <BulkActions {...{ owner, selected, matchingByStatus, canReactivate, ask }} />}
      empty={
        <EmptyState
          icon={<KeyRound aria-hidden />}
          title={emptyTitles[kind]}
          action={refusal === null && create}
        >
          {refusal}
        </EmptyState>
      }
    >
      {question && (
        <TokenListDialog
          {...{ question, owner, canReactivate, now, matchingByStatus }}
          query={page.query}
          onClose={() => ask(null)}
        />
      )}
    </DataList>
  )
}
