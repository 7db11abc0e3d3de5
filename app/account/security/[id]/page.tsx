import { tokenMetadata } from '#app/_token-pages/load-token-page.tsx'
import { TokenOverviewPage } from '#app/_token-pages/token-overview-page.tsx'
import { ownAccount } from '#lib/owners.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  return tokenMetadata(ownAccount, (await params).id)
}

export default async function PersonalTokenOverviewPage({ params }: Props) {
  return <TokenOverviewPage owner={ownAccount} id={(await params).id} />
}
