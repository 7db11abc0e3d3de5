import { applicationAudit } from '#lib/applications/application-audit.ts'
import { readApplication, type PublicApplication } from '#lib/applications/application-rows.ts'
import { mutateApplications } from '#lib/applications/mutate-applications.ts'
import { updateApplicationSchema, type UpdateApplication } from '#lib/applications/schema.ts'
import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { parse } from '#lib/parse.ts'

export async function updateApplication(
  actor: Actor,
  organization: string | null,
  id: string,
  input: UpdateApplication,
  shown?: Shown,
): Promise<PublicApplication> {
  return mutateApplications(actor, organization, async (tx, organizationId) => {
    const given = parse(updateApplicationSchema, input)
    const before = await readApplication(tx, organizationId, id)
    const { name = before.name, reuseSeconds = before.reuseSeconds } = given
    const wanted = { name, reuseSeconds }
    const changes = changesOf({ name: before.name, reuseSeconds: before.reuseSeconds }, wanted, shown)
    if (!changes) return { result: before, audit: [] }
    await tx.application.updateMany({ where: { id: before.id, organizationId }, data: wanted })
    const after = { ...before, ...wanted }
    return { result: after, audit: applicationAudit('update', organizationId, after, changes) }
  })
}
