import { tokenMetadata } from '#app/_token-pages/load-token-page.tsx'
import { TokenAccessPage } from '#app/_token-pages/token-access-page.tsx'
import { organizationOwner } from '#lib/owners.ts'

type Props = { params: Promise<{ name: string; id: string }> }

export async function generateMetadata({ params }: Props) {
  const { name, id } = await params
  return tokenMetadata(organizationOwner(name), id)
}

export default async function OrganizationTokenAccessPage({ params }: Props) {
  const { name, id } = await params
  return <TokenAccessPage owner={organizationOwner(name)} id={id} />
}
