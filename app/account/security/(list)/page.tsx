import type { Metadata } from 'next'
import { PersonalTokenList } from '#components/tokens/personal-token-list.tsx'
import { TokenListEmpty } from '#components/tokens/token-list-empty.tsx'
import { isFiltered } from '#components/tokens/personal-token-list-url.ts'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { tokenQuerySchema, tokensPerPage } from '#lib/tokens/schema.ts'

export const metadata: Metadata = { title: 'Security' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecurityPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(tokenQuerySchema, await searchParams)
  const { tokens, matching, page, counts } = await listTokens(actor, query)
  if (matching === 0 && !isFiltered(query)) return <TokenListEmpty />
  return (
    <PersonalTokenList
      query={{ ...query, page }}
      tokens={tokens}
      matching={matching}
      counts={counts}
      pageSize={tokensPerPage}
      now={new Date()}
    />
  )
}
