import { applicationAudit } from '#lib/applications/application-audit.ts'
import { readApplication, type PublicApplication } from '#lib/applications/application-rows.ts'
import { mutateApplications } from '#lib/applications/mutate-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'

/** Ends the secret that an application had before its present one. Where there is none, nothing changes. */
export async function endApplicationSecret(
  actor: Actor,
  organization: string | null,
  id: string,
): Promise<PublicApplication> {
  return mutateApplications(actor, organization, async (tx, organizationId) => {
    const before = await readApplication(tx, organizationId, id)
    const [present, ...old] = await tx.applicationSecret.findMany({
      where: { applicationId: before.id, application: { organizationId } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, hint: true },
    })
    if (!present || old.length === 0) return { result: before, audit: [] }
    await tx.applicationSecret.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } })
    const after = await readApplication(tx, organizationId, id)
    const hint = old.map(({ hint }) => hint)
    return { result: after, audit: applicationAudit('end_secret', organizationId, after, { hint }) }
  })
}
