import type { Transaction } from '#lib/audit/mutate.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { permissionsOfRole } from '#lib/services/held-permissions.ts'
import { roleOfOwner } from '#lib/services/role-of-owner.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import type { WorkloadGrant } from '#lib/workloads/schema.ts'

/** What of a grant there still is. A repository that was deleted is not in it, nor one of its name that was made since. */
export async function grantLeft(
  tx: Transaction,
  organization: { id: string; name: string },
  grant: WorkloadGrant,
): Promise<WorkloadGrant> {
  const { all, chosen } = grant.repositories
  const found = await tx.repository.findMany({
    where: { id: { in: chosen.flatMap(({ id }) => id ?? []) }, namespace: organization.name },
    select: { id: true },
  })
  const there = new Set(found.map(({ id }) => id))
  const left = chosen.filter(({ id }) => id === undefined || there.has(id))
  const services = await servicesLeft(tx, organization, grant.services ?? [])
  return { ...grant, services, repositories: { all, chosen: left } }
}

type Known = { id: string; permissions: ServicePermission[]; role: Role | null }

async function servicesLeft(
  tx: Transaction,
  { id }: { id: string },
  said: WorkloadGrant['services'],
): Promise<WorkloadGrant['services']> {
  const ids = said.map((one) => one.id)
  const known = await tx.$queryRaw<Known[]>`
    SELECT id, permissions, ${roleOfOwner({ kind: 'organization', id })} AS role FROM service
    WHERE id = ANY(${ids}::uuid[])`
  return said.flatMap(({ id, permissions }) => {
    const service = known.find((one) => one.id === id)
    const able = service ? permissionsOfRole(service.permissions, service.role) : []
    const left = permissions.filter((name) => able.includes(name))
    return left.length > 0 ? [{ id, permissions: left }] : []
  })
}
