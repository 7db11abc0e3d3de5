'use client'

import type { Selected } from '#components/data-table/list-definition.ts'
import { SelectionBar } from '#components/data-table/selection-bar.tsx'
import type { TokenQuestion } from '#components/tokens/token-row-menu.tsx'
import { Button } from '#components/ui/button.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import { isRotatable } from '#lib/tokens/editable.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = {
  owner: Owner
  selected: Selected<AnyToken>
  matchingByStatus: Record<TokenStatus, number>
  canReactivate: boolean
  ask: (question: TokenQuestion) => void
}

/** What can be done to the selected tokens: an act is about those that it changes. */
export function BulkActions({ owner, selected, matchingByStatus, canReactivate, ask }: Props) {
  const { rows, isAll } = selected
  const rotatable = isAll ? [] : rows.filter((token) => isRotatable(token, { canReactivate }))
  const having = (status: TokenStatus) => rows.filter((token) => token.status === status)
  const has = (status: TokenStatus) => (isAll ? matchingByStatus[status] : having(status).length) > 0
  return (
    <SelectionBar selected={selected}>
      {rotatable.length > 0 && (
        <LinkButton href={tokenPaths(owner).rotate(...rotatable.map(({ id }) => id))}>Rotate</LinkButton>
      )}
      {isAll && <p className="text-sm text-text-muted">To rotate, select tokens on this page only.</p>}
      {has('active') && (
        <Button onClick={() => ask({ to: 'deactivate', tokens: isAll ? 'matching' : having('active') })}>
          Deactivate
        </Button>
      )}
      {canReactivate && has('inactive') && (
        <Button onClick={() => ask({ to: 'activate', tokens: isAll ? 'matching' : having('inactive') })}>
          Activate
        </Button>
      )}
      <Button look="quiet-danger" onClick={() => ask({ to: 'delete', tokens: isAll ? 'matching' : rows })}>
        Delete
      </Button>
    </SelectionBar>
  )
}
