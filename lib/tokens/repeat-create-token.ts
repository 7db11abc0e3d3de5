import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import type { CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'
import type { Owner } from '#lib/owners.ts'
import type { Secret } from '#lib/secret.ts'
import type { TokenDetails } from '#lib/tokens/public-token.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { lockToken, readToken } from '#lib/tokens/token-rows.ts'

type Repeated<Of extends Owner> = { token: TokenDetails<Of['kind']>; secret?: Secret }

/**
 * Answers a call that created a token before. If its secret never left, the token gets a new one, since the first is stored
 * nowhere; otherwise `secret` is undefined.
 */
export async function repeatCreateToken<Of extends Owner>(
  actor: Actor,
  of: Of,
  { ids, isAnswered }: CreatedBefore,
): Promise<Repeated<Of>> {
  authorizePerson(actor, 'tokens')
  return mutate<Repeated<Of>>(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const id = ids[0]!
    const before = await lockToken(tx, owner, id)
    if (isAnswered || before.lastUse || before.rotatedAt) return { result: { token: before }, audit: [] }
    const secret = newSecret(owner.kind)
    await tx.token.updateMany({
      where: { id, ...ownerKey(owner) },
      data: storedSecret(secret),
    })
    const token = await readToken(tx, owner, id)
    const details = { hint: { from: before.hint, to: token.hint } }
    return { result: { token, secret }, audit: tokenAudit('renew_secret', owner, token, details) }
  })
}
