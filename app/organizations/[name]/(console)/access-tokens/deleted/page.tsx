import type { Metadata } from 'next'
import { DeletedTokensPage } from '#app/_token-pages/deleted-tokens-page.tsx'
import { organizationOwner } from '#lib/owners.ts'

export const metadata: Metadata = { title: 'Recently deleted · Access tokens' }

type Props = { params: Promise<{ name: string }> }

export default async function DeletedOrganizationTokensPage({ params }: Props) {
  return <DeletedTokensPage owner={organizationOwner((await params).name)} />
}
