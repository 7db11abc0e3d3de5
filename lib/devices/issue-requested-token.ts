import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { ApprovedAccess, AskedAccess } from '#lib/devices/asked-access.ts'
import { accessFacts } from '#lib/devices/access-facts.ts'
import type { ChosenAccess } from '#lib/devices/chosen-access.ts'
import { stillGiven } from '#lib/devices/still-given.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import type { Secret } from '#lib/secret.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { tokenAudit } from '#lib/tokens/token-audit.ts'

type Approved = {
  clientId: string
  deviceName: string
  agent: string | null
  asked: AskedAccess
  approved: ApprovedAccess
}

/** What a tool got, as its answer tells. */
export type GivenAccess = ChosenAccess & { expiresAt: Date }

type Made = { id: string; secret: Secret; given: GivenAccess; audit: Audit }

/**
 * Makes the token that a person has approved for a tool: what the person may still do of it, until then. Null where nothing is
 * left.
 */
export async function issueRequestedToken(
  tx: Transaction,
  person: { id: string; name: string },
  { clientId, deviceName, agent, asked: { reason }, approved }: Approved,
  { address, now }: { address: string; now: Date },
): Promise<Made | null> {
  const given = await stillGiven(tx, person, approved)
  const { repositories, services } = given
  const expiresAt = new Date(approved.expiresAt)
  if (repositories.length + services.length === 0 || expiresAt <= now) return null
  const secret = newSecret('account')
  const description = `${clientId} on ${deviceName}`
  const permission = levelFor(repositories)
  const token = await tx.token.create({
    data: {
      ...{ accountId: person.id, description, clientId, deviceName, reason, source: 'request' },
      ...{ permission, allRepositories: false, expiresAt },
      ...storedSecret(secret),
      ...{ createdAt: now, creatorAddress: address, creatorAgent: agent },
      repositories: {
        createMany: {
          data: repositories.map(({ id: repositoryId, pull, push, delete: remove }) => ({
            ...{ repositoryId, pull, push, delete: remove },
          })),
        },
      },
      services: {
        createMany: { data: services.map(({ id: serviceId, permissions }) => ({ serviceId, permissions })) },
      },
    },
    select: { id: true, description: true, hint: true },
  })
  const facts = { permission, ...accessFacts(given), expiresAt: approved.expiresAt }
  const details = { ...facts, client: clientId, device: deviceName, ...(reason !== null && { reason }) }
  const audit = tokenAudit('create', { kind: 'account', id: person.id }, token, details)
  return { id: token.id, secret, given: { ...given, expiresAt }, audit }
}

/** The least level that holds all of it. */
function levelFor(repositories: ChosenAccess['repositories']): PersonalPermission {
  if (repositories.length === 0) return 'public_read'
  if (repositories.some((one) => one.delete)) return 'admin'
  return repositories.some(({ push }) => push) ? 'write' : 'read'
}
