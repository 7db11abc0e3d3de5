'use client'

import { KeyRound } from 'lucide-react'
import { GenerateButton } from '#components/organization-tokens/generate-button.tsx'
import { organizationTokensTable } from '#components/organization-tokens/organization-tokens-table.tsx'
import { TokenList } from '#components/tokens/token-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { paths } from '#lib/paths.ts'
import type { OrganizationTokenList as Listed } from '#lib/tokens/list-organization-tokens.ts'
import type { OrganizationTokenQuery } from '#lib/tokens/organization-token-schema.ts'
import type { TokenAllowance } from '#lib/tokens/token-allowance.ts'

type Props = Omit<Listed, keyof TokenAllowance | 'page'> & {
  organization: string
  query: OrganizationTokenQuery
  allowance: TokenAllowance
  now: Date
}

export function OrganizationTokenList({ organization, allowance, ...page }: Props) {
  const { used, limit, refusal } = allowance
  const generate = <GenerateButton organization={organization} allowance={allowance} />
  return (
    <TokenList
      {...page}
      list={organizationTokensTable}
      path={paths.accessTokens(organization)}
      owner={{ kind: 'organization', name: organization }}
      editHref={(id) => paths.editAccessToken(organization, id)}
      action={
        <>
          {limit > 0 && (
            <p className="text-text-muted tabular-nums">
              {used} of {limit} used
            </p>
          )}
          {generate}
        </>
      }
      empty={
        <EmptyState
          icon={<KeyRound aria-hidden />}
          title="There are no access tokens yet."
          action={refusal === null && generate}
        >
          {refusal}
        </EmptyState>
      }
    />
  )
}
