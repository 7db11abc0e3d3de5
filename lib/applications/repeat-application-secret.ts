import { applicationAudit } from '#lib/applications/application-audit.ts'
import { readApplication } from '#lib/applications/application-rows.ts'
import { newApplicationSecret, storedApplicationSecret } from '#lib/applications/application-secret.ts'
import type { ApplicationWithSecret } from '#lib/applications/create-application.ts'
import { mutateApplications } from '#lib/applications/mutate-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { notFound } from '#lib/errors.ts'
import type { CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'

/**
 * Answers a call that made a secret before. If that never left, another takes its place, since it is stored nowhere; otherwise
 * `secret` is undefined.
 */
export async function repeatApplicationSecret(
  actor: Actor,
  organization: string | null,
  { ids: [id], isAnswered }: CreatedBefore,
): Promise<ApplicationWithSecret> {
  return mutateApplications<ApplicationWithSecret>(actor, organization, async (tx, organizationId) => {
    const where = { id: id!, application: { organizationId } }
    const select = { applicationId: true, lastUsedAt: true, hint: true }
    const made = await tx.applicationSecret.findFirst({ where, select })
    if (!made) throw notFound('Application')
    const before = await readApplication(tx, organizationId, made.applicationId)
    if (isAnswered || made.lastUsedAt) return { result: { application: before }, audit: [] }
    const secret = newApplicationSecret()
    const stored = storedApplicationSecret(secret)
    await tx.applicationSecret.updateMany({ where, data: stored })
    const application = await readApplication(tx, organizationId, made.applicationId)
    const hint = { from: made.hint, to: stored.hint }
    const audit = applicationAudit('renew_secret', organizationId, application, { hint })
    return { result: { application, secret }, audit }
  })
}
