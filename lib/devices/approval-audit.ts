import type { Audit, AuditDetails, Transaction } from '#lib/audit/mutate.ts'
import type { AskedAccess } from '#lib/devices/asked-access.ts'
import type { ClaimedGrant } from '#lib/devices/claim-device-grant.ts'
import type { ChosenAccess } from '#lib/devices/chosen-access.ts'
import { accessFacts } from '#lib/devices/access-facts.ts'

type Approved = ClaimedGrant & { asked: AskedAccess }

/** An approval in the log of who approved, and in that of each organization with what is its own. */
export async function approvalAudit(
  tx: Transaction,
  { id, clientId: client, deviceName: name, address: askedFrom, asked: { reason } }: Approved,
  chosen: ChosenAccess,
  expiresAt: string,
): Promise<Audit[]> {
  const entry = (given: ChosenAccess, details: AuditDetails): Audit => ({
    action: 'request.approve',
    target: { kind: 'device', id, name },
    details: { client, ...(reason !== null && { reason }), ...accessFacts(given), expiresAt, ...details },
  })
  const owners = [
    ...chosen.repositories.map(({ namespace }) => namespace),
    ...chosen.services.flatMap(({ organization }) => organization ?? []),
  ]
  const organizations = await tx.organization.findMany({
    where: { name: { in: owners } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return [
    entry(chosen, { askedFrom }),
    ...organizations.map(({ id: organizationId, name }) => {
      const repositories = chosen.repositories.filter(({ namespace }) => namespace === name)
      const services = chosen.services.filter(({ organization }) => organization === name)
      return { ...entry({ repositories, services }, {}), organizationId }
    }),
  ]
}
