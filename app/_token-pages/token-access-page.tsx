import { loadTokenPage } from '#app/_token-pages/load-token-page.tsx'
import { TokenAccess } from '#components/tokens/token-access.tsx'
import { TokenPageFrame } from '#components/tokens/token-page-frame.tsx'
import { env } from '#lib/env.ts'
import type { Owner } from '#lib/owners.ts'

export async function TokenAccessPage({ owner, id }: { owner: Owner; id: string }) {
  const { data: page, refusal } = await loadTokenPage(owner, id)
  if (refusal) return refusal
  return (
    <TokenPageFrame {...{ owner, page }} now={new Date()} tab="access">
      <TokenAccess {...{ owner, page }} now={new Date()} origin={env.PUBLIC_URL} />
    </TokenPageFrame>
  )
}
