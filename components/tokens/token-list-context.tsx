'use client'

import { createContext, use } from 'react'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type TokenList = {
  now: Date
  /** Whether an inactive token can be activated again, rather than only deleted. */
  canReactivate: boolean
  editHref: (id: string) => string
  activate: (token: AnyToken) => void
  deactivate: (token: AnyToken) => void
  askToDelete: (tokens: AnyToken[]) => void
}

/** What the cells of the list need beside their row. */
export const TokenListContext = createContext<TokenList | null>(null)

export function useTokenList(): TokenList {
  const list = use(TokenListContext)
  if (!list) throw new Error('There is no token list around this component.')
  return list
}
