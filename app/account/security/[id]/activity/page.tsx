import { tokenMetadata } from '#app/_token-pages/load-token-page.tsx'
import { TokenActivityPage } from '#app/_token-pages/token-activity-page.tsx'
import { ownAccount } from '#lib/owners.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props) {
  return tokenMetadata(ownAccount, (await params).id)
}

export default async function PersonalTokenActivityPage({ params, searchParams }: Props) {
  return <TokenActivityPage owner={ownAccount} id={(await params).id} search={await searchParams} />
}
