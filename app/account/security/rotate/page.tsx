import type { Metadata } from 'next'
import { RotateTokensPage } from '#app/_token-pages/rotate-tokens-page.tsx'
import { ownAccount } from '#lib/owners.ts'

export const metadata: Metadata = { title: 'Rotate · Security' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RotatePage({ searchParams }: Props) {
  return <RotateTokensPage owner={ownAccount} search={await searchParams} />
}
