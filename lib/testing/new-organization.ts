import { randomBytes } from 'node:crypto'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { db } from '#lib/database/db.ts'

type Columns = Partial<NonNullable<Parameters<typeof db.organization.create>[0]>['data']>

/** An organization with these members, inserted directly into the database. */
export async function newOrganization(
  members: [AccountActor, Role][],
  columns: Columns = {},
): Promise<{ id: string; name: string }> {
  const name = `org-${randomBytes(6).toString('hex')}`
  await db.namespace.create({ data: { name } })
  const data = {
    displayName: name,
    plan: 'business',
    ...columns,
    name,
    members: { createMany: { data: members.map(([{ accountId }, role]) => ({ accountId, role })) } },
  } as NonNullable<Parameters<typeof db.organization.create>[0]>['data']
  return db.organization.create({ data, select: { id: true, name: true } })
}

/** An organization's log entries, oldest first. */
export async function logOfOrganization({ id }: { id: string }) {
  const entries = await db.auditEntry.findMany({
    where: { organizationId: id },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return entries.map(({ action, actorName, targetName, details }) => ({
    ...{ action, actorName, targetName },
    details,
  }))
}
