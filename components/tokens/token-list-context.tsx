'use client'

import { createContext, use } from 'react'
import type { PublicToken } from '#lib/tokens/public-token.ts'

type TokenList = {
  now: Date
  activate: (token: PublicToken) => void
  deactivate: (token: PublicToken) => void
  askToDelete: (tokens: PublicToken[]) => void
}

/** What the cells of the list need beside their row. */
export const TokenListContext = createContext<TokenList | null>(null)

export function useTokenList(): TokenList {
  const list = use(TokenListContext)
  if (!list) throw new Error('There is no token list around this component.')
  return list
}
