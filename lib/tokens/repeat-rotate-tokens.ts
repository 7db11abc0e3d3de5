import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy, ownerKey } from '#lib/authz/authorize-owner.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import type { CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'
import type { Owner } from '#lib/owners.ts'
import type { RotatedToken } from '#lib/tokens/rotate-tokens.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { readTokens } from '#lib/tokens/token-rows.ts'

type Held = { id: string; hint: string; isUnused: boolean }

/**
 * Answers a call that rotated tokens before. As in `repeatCreateToken`, a secret that never left is replaced, unless the token
 * was rotated again or its old secret was ended meanwhile.
 */
export async function repeatRotateTokens<Of extends Owner>(
  actor: Actor,
  of: Of,
  { ids: retired, isAnswered }: CreatedBefore,
): Promise<RotatedToken<Of['kind']>[]> {
  authorizePerson(actor, 'tokens')
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const held = await tx.$queryRaw<Held[]>`
      SELECT token.id, token.hint, rotated_at = retired_at AND (ended_at IS NULL
        OR ended_at = retired_at AND COALESCE(token.last_used_at <= rotated_at, true)) AS "isUnused"
      FROM token JOIN retired_secret ON token_id = token.id
      WHERE retired_secret.id = ANY(${retired}::uuid[]) AND ${ownedBy(owner)} ORDER BY token.id FOR UPDATE OF token`
    const lost = isAnswered ? [] : held.filter(({ isUnused }) => isUnused)
    const secrets = new Map(lost.map(({ id }) => [id, newSecret(owner.kind)]))
    for (const [id, secret] of secrets)
      await tx.token.updateMany({ where: { id, ...ownerKey(owner) }, data: storedSecret(secret) })
    const tokens = await readTokens(
      tx,
      owner,
      held.map(({ id }) => id),
    )
    const hints = new Map(held.map(({ id, hint }) => [id, hint]))
    return {
      result: tokens.map((token) => {
        const secret = secrets.get(token.id)
        return secret ? { token, secret } : { token }
      }),
      audit: tokens
        .filter(({ id }) => secrets.has(id))
        .map((token) => {
          const details = { hint: { from: hints.get(token.id)!, to: token.hint } }
          return tokenAudit('renew_secret', owner, token, details)
        }),
    }
  })
}
