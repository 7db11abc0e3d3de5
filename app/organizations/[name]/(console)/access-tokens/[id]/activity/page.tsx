import { tokenMetadata } from '#app/_token-pages/load-token-page.tsx'
import { TokenActivityPage } from '#app/_token-pages/token-activity-page.tsx'
import { organizationOwner } from '#lib/owners.ts'

type Props = {
  params: Promise<{ name: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props) {
  const { name, id } = await params
  return tokenMetadata(organizationOwner(name), id)
}

export default async function OrganizationTokenActivityPage({ params, searchParams }: Props) {
  const { name, id } = await params
  return <TokenActivityPage owner={organizationOwner(name)} id={id} search={await searchParams} />
}
