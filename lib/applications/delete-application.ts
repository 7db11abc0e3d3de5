import { applicationAudit } from '#lib/applications/application-audit.ts'
import { readApplication } from '#lib/applications/application-rows.ts'
import { mutateApplications } from '#lib/applications/mutate-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'

/** From the next request on, the program is told nothing any more. */
export async function deleteApplication(
  actor: Actor,
  organization: string | null,
  id: string,
): Promise<void> {
  await mutateApplications(actor, organization, async (tx, organizationId) => {
    const application = await readApplication(tx, organizationId, id)
    await tx.application.deleteMany({ where: { id: application.id, organizationId } })
    return { result: undefined, audit: applicationAudit('delete', organizationId, application) }
  })
}
