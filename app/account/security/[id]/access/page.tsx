import { tokenMetadata } from '#app/_token-pages/load-token-page.tsx'
import { TokenAccessPage } from '#app/_token-pages/token-access-page.tsx'
import { ownAccount } from '#lib/owners.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  return tokenMetadata(ownAccount, (await params).id)
}

export default async function PersonalTokenAccessPage({ params }: Props) {
  return <TokenAccessPage owner={ownAccount} id={(await params).id} />
}
