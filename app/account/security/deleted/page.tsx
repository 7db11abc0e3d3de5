import type { Metadata } from 'next'
import { DeletedTokensPage } from '#app/_token-pages/deleted-tokens-page.tsx'
import { ownAccount } from '#lib/owners.ts'

export const metadata: Metadata = { title: 'Recently deleted · Security' }

export default function DeletedPersonalTokensPage() {
  return <DeletedTokensPage owner={ownAccount} />
}
