import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'
import { pullUsageOf, type PullUsage } from '#lib/usage/pull-counts.ts'

/** The pulls of one of the organization's tokens. */
export async function getTokenPullUsage(
  actor: Actor,
  organizationName: string,
  id: string,
): Promise<PullUsage> {
  const { id: organizationId } = await authorizeOrganization(actor, organizationName, 'token.manage')
  const tokenId = parseId('Token', id)
  const token = await db.token.findFirst({ where: { id: tokenId, organizationId }, select: { id: true } })
  if (!token) throw notFound('Token')
  return pullUsageOf({ kind: 'organization', tokenId })
}
