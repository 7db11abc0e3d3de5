import { tokenMetadata } from '#app/_token-pages/load-token-page.tsx'
import { TokenOverviewPage } from '#app/_token-pages/token-overview-page.tsx'
import { organizationOwner } from '#lib/owners.ts'

type Props = { params: Promise<{ name: string; id: string }> }

export async function generateMetadata({ params }: Props) {
  const { name, id } = await params
  return tokenMetadata(organizationOwner(name), id)
}

export default async function OrganizationTokenOverviewPage({ params }: Props) {
  const { name, id } = await params
  return <TokenOverviewPage owner={organizationOwner(name)} id={id} />
}
