import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { ownerKey } from '#lib/authz/authorize-owner.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import type { Secret } from '#lib/secret.ts'
import { hour } from '#lib/time.ts'
import { endRetired } from '#lib/tokens/end-retired.ts'
import { lockTokens } from '#lib/tokens/lock-tokens.ts'
import { assertEditable } from '#lib/tokens/assert-editable.ts'
import { assertMadeByHand } from '#lib/tokens/assert-made-by-hand.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import { rotateTokensSchema, type RotateTokens } from '#lib/tokens/schema.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { readTokens } from '#lib/tokens/token-rows.ts'

/** `secret` is undefined where an earlier answer to the same call held it. */
export type RotatedToken<Kind extends OwnerKind> = { token: PublicToken<Kind>; secret?: Secret }

/**
 * Gives each of the tokens a new secret and expiration, or none of them if one can't be rotated. The old secret stays valid
 * for the grace period, but not beyond the expiration that it had nor the first use of the new one.
 */
export async function rotateTokens<Of extends Owner>(
  actor: Actor,
  of: Of,
  input: RotateTokens,
): Promise<RotatedToken<Of['kind']>[]> {
  authorizePerson(actor, 'tokens')
  return mutate(actor, async (tx) => {
    const owner = await lockTokenOwner(tx, actor, of)
    const { ids, graceHours, ...wanted } = parse(rotateTokensSchema(owner.maxDays), input)
    const before = await lockTokens(tx, owner, ids)
    // What was inactive stays so: rotating is no way around what an organization allows.
    const after = before.map(
      ({ id, isActive }) => ({ id, status: isActive ? 'active' : 'inactive' }) as const,
    )
    assertEditable(after, owner)
    assertMadeByHand(before)
    const now = new Date()
    const expiresAt = wanted.expiresAt && new Date(wanted.expiresAt)
    const ended = await endRetired(tx, ids, now)
    const retired = before.map(({ id: tokenId, hint, secretHash, expiresAt }) => {
      const last = Math.min(now.getTime() + graceHours * hour, expiresAt?.getTime() ?? Infinity)
      const endsAt = new Date(Math.max(last, now.getTime()))
      return { tokenId, hint, secretHash, retiredAt: now, endsAt, endedAt: endsAt > now ? null : now }
    })
    const rows = await tx.retiredSecret.createManyAndReturn({ data: retired, select: { id: true } })
    const secrets = new Map(ids.map((id) => [id, newSecret(owner.kind)]))
    for (const { tokenId, endedAt } of retired) {
      await tx.token.updateMany({
        where: { id: tokenId, ...ownerKey(owner) },
        data: {
          ...storedSecret(secrets.get(tokenId)!),
          ...{ expiresAt, expiresAtSent: null, rotatedAt: now, isRotating: endedAt === null },
        },
      })
    }
    const tokens = await readTokens(tx, owner, ids)
    return {
      result: tokens.map((token) => ({ token, secret: secrets.get(token.id)! })),
      audit: tokens.flatMap((token) => {
        const was = before.find(({ id }) => id === token.id)!
        const { endsAt, endedAt } = retired.find(({ tokenId }) => tokenId === token.id)!
        const endedHint = ended.get(token.id)
        return [
          ...(endedHint ? [tokenAudit('end_secret', owner, { ...token, hint: endedHint })] : []),
          tokenAudit('rotate', owner, token, {
            hint: { from: was.hint, to: token.hint },
            expiresAt: { from: was.expiresAt?.toISOString() ?? null, to: wanted.expiresAt },
            oldSecretEnds: endedAt === null ? endsAt.toISOString() : 'immediately',
          }),
        ]
      }),
      created: rows.map(({ id }) => id),
    }
  })
}
