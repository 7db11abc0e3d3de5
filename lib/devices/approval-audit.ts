import type { Audit, AuditDetails, Transaction } from '#lib/audit/mutate.ts'
import type { AskedAccess } from '#lib/devices/asked-access.ts'
import type { ClaimedGrant } from '#lib/devices/claim-device-grant.ts'
import type { ChosenRepository } from '#lib/devices/grantable-repositories.ts'
import { repositoryFacts } from '#lib/devices/repository-facts.ts'

type Approved = ClaimedGrant & { asked: AskedAccess }

/** An approval in the log of who approved, and in that of each organization with what is its own. */
export async function approvalAudit(
  tx: Transaction,
  { id, clientId: client, deviceName: name, address: askedFrom, asked: { reason } }: Approved,
  chosen: ChosenRepository[],
  expiresAt: string,
): Promise<Audit[]> {
  const entry = (repositories: ChosenRepository[], details: AuditDetails): Audit => ({
    action: 'request.approve',
    target: { kind: 'device', id, name },
    details: {
      client,
      ...(reason !== null && { reason }),
      repositories: repositoryFacts(repositories),
      expiresAt,
      ...details,
    },
  })
  const organizations = await tx.organization.findMany({
    where: { name: { in: chosen.map(({ namespace }) => namespace) } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return [
    entry(chosen, { askedFrom }),
    ...organizations.map(({ id: organizationId, name }) => ({
      ...entry(
        chosen.filter(({ namespace }) => namespace === name),
        {},
      ),
      organizationId,
    })),
  ]
}
