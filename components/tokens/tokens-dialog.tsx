'use client'

import { useState } from 'react'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { describeAct, type TokenAct } from '#components/tokens/describe-act.ts'
import { describeLastUse } from '#components/tokens/describe-last-use.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { activateTokensAction, deactivateTokensAction, deleteTokensAction } from '#lib/tokens/actions.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { MatchingTokens } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = {
  owner: Owner
  to: TokenAct
  /** Rows, or all that the list finds. */
  tokens: AnyToken[] | MatchingTokens<OwnerKind>
  canReactivate: boolean
  now: Date
  refresh: () => void
  onClose: () => void
  onDone: () => void
}

const acts = {
  activate: { verb: 'Activate', done: 'Activated', action: activateTokensAction, look: 'primary' },
  deactivate: { verb: 'Deactivate', done: 'Deactivated', action: deactivateTokensAction, look: 'danger' },
  delete: { verb: 'Delete', done: 'Deleted', action: deleteTokensAction, look: 'danger' },
} as const

/**
 * Asks once, for one token or many; one call acts on them all. Those that it can't be done to any more are named, and left
 * out of the next try.
 */
export function TokensDialog({ owner, to, tokens, canReactivate, now, refresh, onClose, onDone }: Props) {
  const [refused, setRefused] = useState<readonly AnyToken[]>([])
  const isAll = !Array.isArray(tokens)
  const rows = isAll ? [] : tokens.filter((token) => !refused.includes(token))
  const count = isAll ? tokens.count : rows.length
  const works = isAll ? canWork(tokens.filter.status) : rows.some(({ status }) => status === 'active')
  const { verb, done, action, look } = acts[to]
  const one = rows.length === 1 ? rows[0] : undefined
  const what = count === 1 ? '1 token' : `${number.format(count)} tokens`

  async function act() {
    const result = await action(owner, isAll ? tokens : rows.map(({ id }) => id))
    if (result.ok) return result
    const { code, message, fields } = result.error
    if (code === 'not_found' || code === 'conflict') refresh()
    const named = rows.filter(({ id }) => id in fields)
    const error = { ...result.error, message: named.length > 0 ? describeRefused(named, code) : message }
    setRefused([...refused, ...named])
    const isNoneLeft = named.length === rows.length && (named.length > 0 || code === 'not_found')
    if (isNoneLeft) {
      onClose()
      toast(error.message, { tone: 'danger' })
    }
    return { ...result, error }
  }
  const confirmed = useConfirmedAction(act, () => {
    // First the dialog goes: while it is there, nothing beside it is read out.
    onDone()
    toast(one ? `${done} “${nameOf(one)}”.` : `${done} ${what}.`)
  })
  return (
    <AlertDialog
      {...confirmed}
      onClose={onClose}
      look={look}
      title={
        one ? (
          <>
            {verb} “<bdi>{nameOf(one)}</bdi>”?
          </>
        ) : (
          `${verb} ${what}?`
        )
      }
      action={one ? `${verb} token` : `${verb} ${what}`}
    >
      {one && <p>{describeLastUse(one, now)}</p>}
      {rows.length > 1 && <TokensInQuestion to={to} tokens={rows} now={now} />}
      {isAll && <p>They are on all pages of this list, not on this one alone.</p>}
      <p>{describeAct(to, { count, works, canReactivate })}</p>
    </AlertDialog>
  )
}

type InQuestion = { to: TokenAct; tokens: AnyToken[]; now: Date }

function TokensInQuestion({ to, tokens, now }: InQuestion) {
  return (
    <ul
      tabIndex={0}
      aria-label={`Tokens to ${to}`}
      className="flex max-h-64 flex-col gap-2 overflow-y-auto rounded-control border border-line p-3"
    >
      {tokens.map((token) => (
        <li key={token.id}>
          <p dir="auto" className="truncate text-left font-medium text-text">
            {nameOf(token)}
          </p>
          <p className="text-sm">{describeLastUse(token, now)}</p>
        </li>
      ))}
    </ul>
  )
}

const number = new Intl.NumberFormat('en')
const names = new Intl.ListFormat('en', { type: 'conjunction' })

const canWork = (status: TokenStatus | null) => status === null || status === 'active'

function describeRefused(tokens: AnyToken[], code: string): string {
  const which = names.format(tokens.map((token) => `“${nameOf(token)}”`))
  const gone = tokens.length === 1 ? 'no longer exists' : 'no longer exist'
  return `${which} ${code === 'not_found' ? gone : 'can no longer be changed'}. Nothing was changed.`
}
