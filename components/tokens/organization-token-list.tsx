'use client'

import { organizationTokensTable } from '#components/tokens/organization-tokens-table.tsx'
import { TokenList, type TokenListProps } from '#components/tokens/token-list.tsx'

export function OrganizationTokenList(props: TokenListProps<'organization'>) {
  return <TokenList {...props} list={organizationTokensTable} none="There are no access tokens yet." />
}
