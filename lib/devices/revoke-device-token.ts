import { mutate } from '#lib/audit/mutate.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { findClient } from '#lib/devices/find-client.ts'
import { AppError } from '#lib/errors.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

/**
 * Deletes a device's or trusted workload's token for whoever holds it (RFC 7009). What is no token, or none any more, needs no
 * deletion. Throws `forbidden` for one that was not made for this client.
 */
export async function revokeDeviceToken(
  { clientId, secret }: { clientId: string | undefined; secret: Secret },
  { address, now }: Pick<RequestContext, 'address' | 'now'>,
): Promise<void> {
  const client = await findClient(clientId)
  const found = await findTokenBySecret(secret, now)
  if (!found) return
  const { id, hint } = found
  const isPersonal = found.accountId !== null
  const owner = isPersonal
    ? ({ kind: 'account', id: found.accountId } as const)
    : ({ kind: 'organization', id: found.organizationId } as const)
  const name = isPersonal ? found : { description: '', label: found.label }
  // A workload's token was made for whichever program showed the assertion.
  const made = isPersonal ? { clientId: client.id } : { workloadId: { not: null } }
  await mutate(tokenActor(found, address), async (tx) => {
    const where = { id, ...ownerKey(owner) }
    const { count } = await tx.token.deleteMany({ where: { ...where, source: { not: 'manual' }, ...made } })
    if (count > 0) return { result: undefined, audit: tokenAudit('delete', owner, { ...name, id, hint }) }
    if (await tx.token.findFirst({ where, select: { id: true } })) throw notOfClient()
    return { result: undefined, audit: [] }
  })
}

const notOfClient = () =>
  new AppError(
    'forbidden',
    'This token was not made for this client. Delete it on the page of access tokens.',
  )
