import type { z } from 'zod'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { permissionsOfRole } from '#lib/services/held-permissions.ts'
import { roleOfOwner } from '#lib/services/role-of-owner.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import type { SaidService } from '#lib/tokens/said-services.ts'
import { workloadGrantSchema, type WorkloadGrant } from '#lib/workloads/schema.ts'

type Organization = { id: string; name: string }

/**
 * What of a grant there still is. A repository that was deleted is not in it, nor one of its name that was made since, and neither
 * is what the organization may no longer do at a service; null where nothing remains.
 */
export async function grantLeft(
  tx: Transaction,
  organization: Organization,
  grant: WorkloadGrant,
): Promise<z.output<typeof workloadGrantSchema> | null> {
  const { all, chosen } = grant.repositories
  const ids = chosen.flatMap(({ id }) => id ?? [])
  const found = await tx.repository.findMany({
    where: { id: { in: ids }, namespace: organization.name },
    select: { id: true },
  })
  const there = new Set(found.map(({ id }) => id))
  const left = chosen.filter(({ id }) => id === undefined || there.has(id))
  const services = await servicesLeft(tx, organization, grant.services ?? [])
  const parsed = workloadGrantSchema.safeParse({ ...grant, repositories: { all, chosen: left }, services })
  return parsed.success ? parsed.data : null
}

/** The lock prevents that they are changed or deleted until the token is stored. */
async function servicesLeft(
  tx: Transaction,
  { id }: Organization,
  given: SaidService[],
): Promise<SaidService[]> {
  const known = await tx.$queryRaw<{ id: string; permissions: ServicePermission[]; role: Role | null }[]>`
    SELECT id, permissions, ${roleOfOwner({ kind: 'organization', id })} AS role FROM service
    WHERE id = ANY(${given.map((one) => one.id)}::uuid[]) ORDER BY id FOR SHARE OF service`
  return given.flatMap((one) => {
    const service = known.find((other) => other.id === one.id)
    const able = service ? permissionsOfRole(service.permissions, service.role) : []
    const permissions = one.permissions.filter((name) => able.includes(name))
    return permissions.length > 0 ? [{ id: one.id, permissions }] : []
  })
}
