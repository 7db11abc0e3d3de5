import { auditActionGroups, type AuditActionGroup } from '#lib/audit/audit-action-groups.ts'
import { authorizeLog } from '#lib/audit/authorize-log.ts'
import type { Actor } from '#lib/authz/actor.ts'
import type { Owner } from '#lib/owners.ts'

/** The actions that a log can be filtered by. */
export async function listAuditActions(actor: Actor, owner: Owner): Promise<AuditActionGroup[]> {
  await authorizeLog(actor, owner)
  return auditActionGroups(owner.kind)
}
