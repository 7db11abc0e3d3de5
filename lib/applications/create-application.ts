import { applicationAudit } from '#lib/applications/application-audit.ts'
import { readApplication, type PublicApplication } from '#lib/applications/application-rows.ts'
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
    const { name, reuseSeconds, serviceId } = parse(createApplicationSchema, input)
    await assertRoom(tx, organizationId)
    await assertService(tx, organizationId, serviceId)
    const secret = newApplicationSecret()
    const clientId = newClientId()
    const data = { organizationId, serviceId, name, reuseSeconds, clientId, createdBy: nameOf(actor) }
    const { id, secrets } = await tx.application.create({
      data: { ...data, secrets: { create: storedApplicationSecret(secret) } },
      select: { id: true, secrets: { select: { id: true } } },
    })
    const application = await readApplication(tx, organizationId, id)
    const { service } = application
    const audit = applicationAudit('create', organizationId, application, { reuseSeconds, service })
    return { result: { application, secret }, audit, created: secrets.map(({ id }) => id) }
  })
}

async function assertRoom(tx: Transaction, organizationId: string | null): Promise<void> {
  const { most } = applicationPolicy
  if ((await tx.application.count({ where: { organizationId } })) < most) return
  throw new AppError('limited', `There are ${most} applications, the most there can be. Delete one first.`)
}

/** An organization's application may be for its own services and the installation's; one of the installation for every one. */
async function assertService(tx: Transaction, organizationId: string | null, id: string | null) {
  if (id === null) return
  const owners = organizationId === null ? {} : { OR: [{ organizationId }, { organizationId: null }] }
  if (await tx.service.findFirst({ where: { id, ...owners }, select: { id: true } })) return
  const message = 'Choose a service from the list.'
  throw new AppError('invalid', message, { fields: { serviceId: message } })
}

const nameOf = (actor: Actor) => (actor.kind === 'account' ? actor.username : actor.kind)
