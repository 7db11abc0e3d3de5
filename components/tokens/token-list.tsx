'use client'

import { KeyRound } from '@lucide/icons'
import type { ComponentProps } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { LazyPart } from '#components/shared/lazy-part.tsx'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { useNow } from '#components/shared/use-now.ts'
import { NewTokenButton } from '#components/tokens/new-token-button.tsx'
import type { TokenListDialog } from '#components/tokens/token-list-dialog.tsx'
import type { TokenCells, TokenQuestion } from '#components/tokens/token-row-menu.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'
import type { TokenList as Listed } from '#lib/tokens/list-tokens.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

export type TokenListProps<Kind extends OwnerKind> = Omit<Listed<Kind>, 'page'> & {
  owner: Owner & { kind: Kind }
  query: TokenQuery<Kind>
  now: Date
}

type Props<Kind extends OwnerKind> = TokenListProps<Kind> & {
  list: ListDefinition<PublicToken<Kind>, TokenQuery<Kind>, TokenCells>
  /** What is said where there is none. */
  none: string
}

type DialogProps = ComponentProps<typeof TokenListDialog>
const loadBulkActions = async () => (await import('#components/tokens/bulk-actions.tsx')).BulkActions
const load = async () => (await import('#components/tokens/token-list-dialog.tsx')).TokenListDialog

/** An owner's tokens. */
export function TokenList<Kind extends OwnerKind>(props: Props<Kind>) {
  const { owner, none, tokens, canReactivate, allowance, matchingByStatus, ...page } = props
  const { Dialog, about, open: ask, close, prefetch } = useLazyDialog<DialogProps, TokenQuestion>(load)
  const now = useNow(page.now)
  const { used, limit, refusal } = allowance
  const create = <NewTokenButton owner={owner} refusal={refusal} />
  return (
    <DataList
      {...page}
      path={tokenPaths(owner).list}
      rows={tokens}
      onIntent={() => {
        prefetch()
        void loadBulkActions().catch(() => undefined)
      }}
      cells={{ owner, canReactivate, ask }}
      action={
        <>
          {owner.kind === 'organization' && Boolean(limit) && (
            <p className="text-text-muted tabular-nums">
              {used} of {limit} used
            </p>
          )}
          {create}
        </>
      }
      bulk={(selected) => (
        <LazyPart load={loadBulkActions} props={{ owner, selected, matchingByStatus, canReactivate, ask }} />
      )}
      empty={
        <EmptyState icon={<Icon icon={KeyRound} />} title={none} action={refusal === null && create}>
          {refusal}
        </EmptyState>
      }
    >
      {Dialog && about && (
        <Dialog
          question={about}
          {...{ owner, canReactivate, now, matchingByStatus }}
          query={page.query}
          onClose={close}
        />
      )}
    </DataList>
  )
}
