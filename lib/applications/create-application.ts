import { applicationAudit } from '#lib/applications/application-audit.ts'
import { applicationColumns, type PublicApplication } from '#lib/applications/application-rows.ts'
import {
  newApplicationSecret,
  newClientId,
  storedApplicationSecret,
} from '#lib/applications/application-secret.ts'
import { mutateApplications } from '#lib/applications/mutate-applications.ts'
import {
  applicationPolicy,
  createApplicationSchema,
  type CreateApplication,
} from '#lib/applications/schema.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import type { Secret } from '#lib/secret.ts'

/** `secret` is undefined where an earlier answer to the same call held it. */
export type ApplicationWithSecret = { application: PublicApplication; secret?: Secret }

/** Registers a program that may then ask what tokens are. Its secret is in this answer and nowhere else. */
export async function createApplication(
  actor: Actor,
  organization: string | null,
  input: CreateApplication,
): Promise<ApplicationWithSecret> {
  return mutateApplications(actor, organization, async (tx, organizationId) => {
    const { name, reuseSeconds } = parse(createApplicationSchema, input)
    await assertRoom(tx, organizationId)
    const secret = newApplicationSecret()
    const data = { organizationId, name, reuseSeconds, clientId: newClientId(), createdBy: nameOf(actor) }
    const { id, secrets } = await tx.application.create({
      data: { ...data, secrets: { create: storedApplicationSecret(secret) } },
      select: { id: true, secrets: { select: { id: true } } },
    })
    const application = await tx.application.findUniqueOrThrow({ where: { id }, select: applicationColumns })
    const audit = applicationAudit('create', organizationId, application, { reuseSeconds })
    return { result: { application, secret }, audit, created: secrets.map(({ id }) => id) }
  })
}

async function assertRoom(tx: Transaction, organizationId: string | null): Promise<void> {
  const { most } = applicationPolicy
  if ((await tx.application.count({ where: { organizationId } })) < most) return
  throw new AppError('limited', `There are ${most} applications, the most there can be. Delete one first.`)
}

const nameOf = (actor: Actor) => (actor.kind === 'account' ? actor.username : actor.kind)
