import { mutate } from '#lib/audit/mutate.ts'
import { tokenActor } from '#lib/credentials/token-actor.ts'
import { findClient } from '#lib/devices/find-client.ts'
import { AppError } from '#lib/errors.ts'
import type { RequestContext } from '#lib/request-context.ts'
import type { Secret } from '#lib/secret.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

/**
 * Deletes a device's token for whoever holds it (RFC 7009). What is no token, or none any more, needs no deletion. Throws
 * `forbidden` for one that was not made for this client.
 */
export async function revokeDeviceToken(
  { clientId, secret }: { clientId: string | undefined; secret: Secret },
  { address, now }: Pick<RequestContext, 'address' | 'now'>,
): Promise<void> {
  const client = await findClient(clientId)
  const found = await findTokenBySecret(secret, now)
  if (!found) return
  const { id, accountId, hint } = found
  if (accountId === null) throw notOfClient()
  const { description } = found
  await mutate(tokenActor(found, address), async (tx) => {
    const where = { id, accountId, source: 'auto', clientId: client.id } as const
    const { count } = await tx.token.deleteMany({ where })
    if (count > 0) {
      const audit = tokenAudit('delete', { kind: 'account', id: accountId }, { id, description, hint })
      return { result: undefined, audit }
    }
    if (await tx.token.findFirst({ where: { id, accountId }, select: { id: true } })) throw notOfClient()
    return { result: undefined, audit: [] }
  })
}

const notOfClient = () =>
  new AppError(
    'forbidden',
    'This token was not made for this client. Delete it on the page of access tokens.',
  )
