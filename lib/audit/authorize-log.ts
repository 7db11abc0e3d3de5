import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOwner, ownedBy } from '#lib/authz/authorize-owner.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import type { Owner } from '#lib/owners.ts'

/** Which rows of `audit_entry` are that owner's log. Throws unless the actor may read it. */
export async function authorizeLog(actor: Actor, owner: Owner): Promise<Prisma.Sql> {
  return ownedBy(await authorizeOwner(actor, owner, { account: 'account', organization: 'audit.read' }))
}
