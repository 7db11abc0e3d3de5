import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson, type Managed } from '#lib/authz/authorize-person.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { lockOrganization } from '#lib/authz/lock-organization.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { ownerSchema, type Owner } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'

/** An owner that the actor may act for, with its id. */
export type AuthorizedOwner =
  { kind: 'account'; id: string; name: string } | ({ kind: 'organization' } & Standing)

/** What acting for an owner of each kind takes. */
export type OwnerPermissions = { account: Managed; organization: OrganizationPermission }

/** The first line of every verb that reads what an owner has. */
export async function authorizeOwner(
  actor: Actor,
  owner: Owner,
  permissions: OwnerPermissions,
): Promise<AuthorizedOwner> {
  const whose = parse(ownerSchema, owner)
  if (whose.kind === 'account') return ownAccountOf(actor, permissions.account)
  return ofOrganization(await authorizeOrganization(actor, whose.name, permissions.organization))
}

/** The same for a verb that writes: decided under the lock, which is held until the transaction ends. */
export async function lockOwner(
  tx: Prisma.TransactionClient,
  actor: Actor,
  owner: Owner,
  permissions: OwnerPermissions,
): Promise<AuthorizedOwner> {
  const whose = parse(ownerSchema, owner)
  if (whose.kind === 'account') {
    const account = ownAccountOf(actor, permissions.account)
    await lockActor(tx, actor)
    return account
  }
  const { organization } = await lockOrganization(tx, actor, whose.name, permissions.organization)
  return ofOrganization(organization)
}

function ownAccountOf(actor: Actor, what: Managed): AuthorizedOwner {
  authorizePerson(actor, what)
  return { kind: 'account', id: actor.accountId, name: actor.username }
}

const ofOrganization = (standing: Standing): AuthorizedOwner => ({ ...standing, kind: 'organization' })

type OwnerId = Pick<AuthorizedOwner, 'kind' | 'id'>

/** The column that names an owner, for Prisma: in a `where`, a new row or an audit entry. */
export function ownerKey({ kind, id }: OwnerId): { accountId: string } | { organizationId: string } {
  return kind === 'account' ? { accountId: id } : { organizationId: id }
}

/** The same as a condition of SQL. */
export function ownedBy({ kind, id }: OwnerId): Prisma.Sql {
  return kind === 'account' ? Prisma.sql`account_id = ${id}::uuid` : Prisma.sql`organization_id = ${id}::uuid`
}
