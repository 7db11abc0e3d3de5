'use client'

import { RowMenu } from '#components/data-table/row-menu.tsx'
import type { TokenAct } from '#components/tokens/describe-act.ts'
import type { Owner } from '#lib/owners.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** An act that needs confirmation: on rows, or on all that the list finds. */
export type TokenQuestion = { to: TokenAct; tokens: AnyToken[] | 'matching' }

/** What the cells of a list of tokens need beside their row. */
export type TokenCells = {
  owner: Owner
  /** Whether an inactive token can be activated again, rather than only deleted. */
  canReactivate: boolean
  ask: (question: TokenQuestion) => void
}

const load = async () => (await import('#components/tokens/token-row-menu-items.tsx')).TokenRowMenuItems

export function TokenRowMenu(props: TokenCells & { token: AnyToken }) {
  return <RowMenu name={nameOf(props.token)} load={load} items={props} />
}
