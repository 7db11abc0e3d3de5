import { mutate } from '#lib/audit/mutate.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

/** Deletes a trusted workload's token for the job that holds it, once it has published. Any other token stays. */
export async function burnToken(
  secret: Secret,
  { address, now }: Pick<RequestContext, 'address' | 'now'>,
): Promise<void> {
  const found = await findTokenBySecret(secret, now)
  if (found?.accountId !== null) return
  const { id, organizationId, hint, label } = found
  await mutate(tokenActor(found, address), async (tx) => {
    const where = { id, organizationId, workloadId: { not: null } }
    const { count } = await tx.token.deleteMany({ where })
    const owner = { kind: 'organization', id: organizationId } as const
    const audit = tokenAudit('delete', owner, { id, hint, label, description: '' })
    return { result: undefined, audit: count > 0 ? audit : [] }
  })
}
