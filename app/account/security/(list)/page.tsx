import type { Metadata } from 'next'
import { PersonalTokenList } from '#components/tokens/personal-token-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { parse } from '#lib/parse.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { tokenQuerySchema } from '#lib/tokens/schema.ts'

export const metadata: Metadata = { title: 'Security' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SecurityPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(tokenQuerySchema, await searchParams)
  const list = await listTokens(actor, query)
  return <PersonalTokenList {...list} query={{ ...query, page: list.page }} now={new Date()} />
}
