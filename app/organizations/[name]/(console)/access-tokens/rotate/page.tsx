import { rotateMetadata, RotateTokensPage } from '#app/_token-pages/rotate-tokens-page.tsx'
import { organizationOwner } from '#lib/owners.ts'

type Props = {
  params: Promise<{ name: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props) {
  return rotateMetadata({ owner: organizationOwner((await params).name), search: await searchParams })
}

export default async function RotatePage({ params, searchParams }: Props) {
  const { name } = await params
  return <RotateTokensPage owner={organizationOwner(name)} search={await searchParams} />
}
