import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOwner, ownerKey } from '#lib/authz/authorize-owner.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import type { Owner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { tokenPermissions } from '#lib/tokens/token-policy.ts'
import { pullUsageOf, type PullUsage } from '#lib/usage/pull-counts.ts'

/** The pulls that count where a token pulls: of all the account, or of that one token of an organization. */
export async function getTokenPullUsage(actor: Actor, of: Owner, id: string): Promise<PullUsage> {
  const owner = await authorizeOwner(actor, of, tokenPermissions)
  const tokenId = parseId('Token', id)
  const token = await db.token.findFirst({
    where: { id: tokenId, ...ownerKey(owner) },
    select: { workloadId: true },
  })
  if (!token) throw notFound('Token')
  const { kind } = owner
  return pullUsageOf(kind === 'account' ? { kind, username: owner.name } : { kind, tokenId, ...token })
}
