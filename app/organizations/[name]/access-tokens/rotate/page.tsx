import type { Metadata } from 'next'
import { RotateTokensPage } from '#app/_token-pages/rotate-tokens-page.tsx'
import { organizationOwner } from '#lib/owners.ts'

export const metadata: Metadata = { title: 'Rotate · Access tokens' }

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RotatePage({ params, searchParams }: Props) {
  const { name } = await params
  return <RotateTokensPage owner={organizationOwner(name)} search={await searchParams} />
}
