'use client'

import { KeyRound } from 'lucide-react'
import { personalTokensTable } from '#components/tokens/personal-tokens-table.tsx'
import { TokenList } from '#components/tokens/token-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'
import type { TokenList as Listed } from '#lib/tokens/list-tokens.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'

type Props = Listed & { query: TokenQuery; now: Date }

export function PersonalTokenList(props: Props) {
  const newToken = (
    <LinkButton href={paths.newToken} look="primary">
      New Access Token
    </LinkButton>
  )
  return (
    <TokenList
      {...props}
      list={personalTokensTable}
      path={paths.security}
      owner={{ kind: 'account' }}
      canReactivate
      editHref={paths.editToken}
      action={newToken}
      empty={
        <EmptyState
          icon={<KeyRound aria-hidden />}
          title="You have no access tokens yet."
          action={newToken}
        />
      }
    />
  )
}
