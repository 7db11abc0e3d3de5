import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { permissionsOfRole } from '#lib/services/held-permissions.ts'
import { roleOfOwner } from '#lib/services/role-of-owner.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import type { SaidService } from '#lib/tokens/said-services.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'

/**
 * What to store of the services that a token is to have. Throws `invalid` for one that the owner can't use and the token does
 * not have, in the same words as for one that there is not, and for a permission that the owner lacks.
 */
export async function resolveServices(
  tx: Transaction,
  owner: TokenOwner,
  said: readonly SaidService[],
  had: readonly GivenService[] = [],
): Promise<{ serviceId: string; permissions: string[] }[]> {
  const ids = said.map(({ id }) => id)
  // The lock prevents that they are changed or deleted until the token is stored.
  const known = await tx.$queryRaw<Known[]>`
    SELECT id, name, permissions, ${roleOfOwner(owner)} AS role FROM service
    WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR SHARE OF service`
  const resolved = said.map(({ id, permissions }, place) => {
    const service = known.find((one) => one.id === id)
    const kept = had.find((one) => one.id === id)?.permissions ?? []
    const refusal = refusalOf(permissions, kept, service)
    if (refusal) throw refused(place, ...refusal)
    const names = service!.permissions.map(({ name }) => name)
    return { serviceId: id, permissions: names.filter((name) => permissions.includes(name)) }
  })
  return resolved
}

type Known = { id: string; name: string; permissions: ServicePermission[]; role: Role | null }

/** What a token has out of its owner's reach it keeps, and gets no more of. */
function refusalOf(wanted: string[], kept: string[], service: Known | undefined): [string, string] | null {
  if (!service) return unknown
  const more = wanted.filter((name) => !kept.includes(name))
  const able = permissionsOfRole(service.permissions, service.role)
  const beyond = more.find((name) => !able.includes(name))
  if (beyond === undefined) return null
  if (service.role === null) return unknown
  const isThere = service.permissions.some(({ name }) => name === beyond)
  if (!isThere) return ['permissions', `${service.name} has no permission ${beyond}.`]
  return ['permissions', `You can't use ${beyond} of ${service.name}. Leave that out.`]
}

const unknown: [string, string] = ['id', 'Choose a service from the list.']

function refused(place: number, field: string, message: string): AppError {
  return new AppError('invalid', message, { fields: { [`services.${place}.${field}`]: message } })
}
