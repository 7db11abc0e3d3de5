import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Whose log: the actor's own, or an organization's. */
export type LogOwner = { kind: 'account' } | { kind: 'organization'; name: string }

/** Which rows of `audit_entry` are that log. Throws unless the actor may read it. */
export async function authorizeLog(actor: Actor, owner: LogOwner): Promise<Prisma.Sql> {
  if (owner.kind === 'organization') {
    const { id } = await authorizeOrganization(actor, owner.name, 'audit.read')
    return Prisma.sql`organization_id = ${id}::uuid`
  }
  authorizePerson(actor, 'account')
  return Prisma.sql`account_id = ${actor.accountId}::uuid`
}
