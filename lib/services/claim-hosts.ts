import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import type { ServiceOwner } from '#lib/services/service-owner.ts'

/**
 * Makes hosts a service's, confirmed at once where site administrators claim them for the installation. Throws `conflict`
 * for one that a service has.
 */
export async function claimHosts(
  tx: Transaction,
  { organizationId }: ServiceOwner,
  serviceId: string,
  hosts: string[],
  now: Date,
): Promise<void> {
  const confirmedAt = organizationId === null ? now : null
  // In one order, so that two who claim several never wait for each other.
  for (const pattern of hosts.toSorted()) {
    const data = { pattern, serviceId, confirmedAt }
    const { count } = await tx.serviceHost.createMany({ data, skipDuplicates: true })
    if (count === 0) throw hostTaken(pattern, hosts.indexOf(pattern))
  }
}

function hostTaken(pattern: string, place: number): AppError {
  const message = `${pattern} belongs to another service. Choose another host name, or ask a site administrator.`
  return new AppError('conflict', message, { fields: { [`hosts.${place}`]: message } })
}
