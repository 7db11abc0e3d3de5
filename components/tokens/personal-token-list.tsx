'use client'

import { personalTokensTable } from '#components/tokens/personal-tokens-table.tsx'
import { TokenList, type TokenListProps } from '#components/tokens/token-list.tsx'

export function PersonalTokenList(props: TokenListProps<'account'>) {
  return <TokenList {...props} list={personalTokensTable} none="You have no access tokens yet." />
}
