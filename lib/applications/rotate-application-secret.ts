import { applicationAudit } from '#lib/applications/application-audit.ts'
import { readApplication } from '#lib/applications/application-rows.ts'
import { newApplicationSecret, storedApplicationSecret } from '#lib/applications/application-secret.ts'
import type { ApplicationWithSecret } from '#lib/applications/create-application.ts'
import { mutateApplications } from '#lib/applications/mutate-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'

/** Gives an application a second secret. The first is valid beside it until somebody ends it. */
export async function rotateApplicationSecret(
  actor: Actor,
  organization: string | null,
  id: string,
): Promise<ApplicationWithSecret> {
  return mutateApplications(actor, organization, async (tx, organizationId) => {
    const before = await readApplication(tx, organizationId, id)
    const [present, old] = before.secrets
    if (old) throw new AppError('conflict', `${before.name} has two secrets. End the old one first.`)
    const secret = newApplicationSecret()
    const created = await tx.applicationSecret.create({
      data: { applicationId: before.id, ...storedApplicationSecret(secret) },
      select: { id: true, hint: true },
    })
    const application = await readApplication(tx, organizationId, id)
    const hint = { from: present?.hint ?? null, to: created.hint }
    const audit = applicationAudit('rotate_secret', organizationId, application, { hint })
    return { result: { application, secret }, audit, created: [created.id] }
  })
}
