import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { assertRoles } from '#lib/services/assert-roles.ts'
import { claimHosts } from '#lib/services/claim-hosts.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { createServiceSchema, servicePolicy, type CreateService } from '#lib/services/schema.ts'
import { serviceAudit } from '#lib/services/service-audit.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'
import { mutateServices, type ServicesOf } from '#lib/services/service-owner.ts'
import { nameTaken, readService } from '#lib/services/service-rows.ts'

export async function createService(
  actor: Actor,
  of: ServicesOf,
  input: CreateService,
  now = new Date(),
): Promise<PublicService> {
  return mutateServices(actor, of, async (tx, owner) => {
    const { hosts, ...wanted } = parse(createServiceSchema, input)
    assertRoles(owner, wanted.permissions)
    if ((await tx.service.count({ where: owner })) >= servicePolicy.servicesMax) throw noMoreServices()
    const createdBy = 'username' in actor ? actor.username : ''
    const [made] = await tx.service.createManyAndReturn({
      data: { ...owner, ...wanted, createdBy },
      select: { id: true },
      skipDuplicates: true,
    })
    if (!made) throw nameTaken(wanted.name)
    await claimHosts(tx, owner, made.id, hosts, now)
    const service = await readService(tx, owner, made.id)
    const details = { kind: service.kind, ...serviceFacts(service) }
    return { result: service, audit: serviceAudit('create', owner, service, details) }
  })
}

const noMoreServices = () =>
  new AppError('limited', `There can be at most ${servicePolicy.servicesMax} services. Delete one first.`)
