import { rotateMetadata, RotateTokensPage } from '#app/_token-pages/rotate-tokens-page.tsx'
import { ownAccount } from '#lib/owners.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props) {
  return rotateMetadata({ owner: ownAccount, search: await searchParams })
}

export default async function RotatePage({ searchParams }: Props) {
  return <RotateTokensPage owner={ownAccount} search={await searchParams} />
}
