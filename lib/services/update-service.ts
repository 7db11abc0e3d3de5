import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { parse } from '#lib/parse.ts'
import { assertRoles } from '#lib/services/assert-roles.ts'
import { claimHosts } from '#lib/services/claim-hosts.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { updateServiceSchema, type UpdateService } from '#lib/services/schema.ts'
import { serviceAudit } from '#lib/services/service-audit.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'
import { mutateServices, type ServiceOwner, type ServicesOf } from '#lib/services/service-owner.ts'
import { lockService, nameTaken, readService } from '#lib/services/service-rows.ts'

/**
 * Updates the given fields, which takes effect on the next request. A permission that goes is taken from all tokens: one of
 * the same name that comes later is another.
 */
export async function updateService(
  actor: Actor,
  of: ServicesOf,
  service: string,
  input: UpdateService,
  shown?: Shown,
  now = new Date(),
): Promise<PublicService> {
  return mutateServices(actor, of, async (tx, owner) => {
    const { hosts, ...given } = parse(updateServiceSchema, input)
    assertRoles(owner, given.permissions)
    const before = await lockService(tx, owner, service)
    const where = { id: before.id, ...owner }
    const others = { ...owner, name: given.name ?? before.name, id: { not: before.id } }
    if (await tx.service.count({ where: others })) throw nameTaken(others.name)
    const data = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    await tx.service.updateMany({ where, data })
    if (hosts) await changeHosts(tx, owner, before, hosts, now)
    if (given.permissions) await takePermissions(tx, before.id)
    const after = await readService(tx, owner, before.id)
    const changes = changesOf(serviceFacts(before), serviceFacts(after), shown)
    return { result: after, audit: changes ? serviceAudit('update', owner, after, changes) : [] }
  })
}

/** A host that stays is as confirmed as it was. */
async function changeHosts(
  tx: Transaction,
  owner: ServiceOwner,
  { id: serviceId, hosts: before }: PublicService,
  hosts: string[],
  now: Date,
): Promise<void> {
  await tx.serviceHost.deleteMany({ where: { serviceId, pattern: { notIn: hosts } } })
  const had = before.map(({ pattern }) => pattern)
  const added = hosts.filter((pattern) => !had.includes(pattern))
  await claimHosts(tx, owner, serviceId, added, now)
}

/** Leaves tokens those of their permissions that the service still has. */
async function takePermissions(tx: Transaction, serviceId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE token_service SET permissions = ARRAY(
      SELECT given FROM unnest(token_service.permissions) given
      WHERE given IN (SELECT one ->> 'name' FROM jsonb_array_elements(service.permissions) one))
    FROM service WHERE service.id = service_id AND service_id = ${serviceId}::uuid`
  await tx.tokenService.deleteMany({ where: { serviceId, permissions: { isEmpty: true } } })
}
