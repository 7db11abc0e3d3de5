import { loadTokenPage } from '#app/_token-pages/load-token-page.tsx'
import { TokenAccess } from '#components/tokens/token-access.tsx'
import { TokenPageFrame } from '#components/tokens/token-page-frame.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import type { Owner } from '#lib/owners.ts'
import { listOfferedServices } from '#lib/tokens/list-offered-services.ts'

export async function TokenAccessPage({ owner, id }: { owner: Owner; id: string }) {
  const { data: page, refusal } = await loadTokenPage(owner, id)
  if (refusal) return refusal
  const services = await listOfferedServices(await requireActor(), owner)
  return (
    <TokenPageFrame {...{ owner, page }} now={new Date()} tab="access">
      <TokenAccess {...{ owner, page, services }} now={new Date()} origin={env.PUBLIC_URL} />
    </TokenPageFrame>
  )
}
