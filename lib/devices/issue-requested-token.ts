import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { ApprovedAccess, AskedAccess } from '#lib/devices/asked-access.ts'
import { grantableRepositories, type ChosenRepository } from '#lib/devices/grantable-repositories.ts'
import { repositoryFacts } from '#lib/devices/repository-facts.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
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
export type GivenAccess = { repositories: ChosenRepository[]; expiresAt: Date }

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
  const repositories = await stillGiven(tx, person, approved)
  const expiresAt = new Date(approved.expiresAt)
  if (repositories.length === 0 || expiresAt <= now) return null
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
    },
    select: { id: true, description: true, hint: true },
  })
  const facts = { permission, repositories: repositoryFacts(repositories), expiresAt: approved.expiresAt }
  const details = { ...facts, client: clientId, device: deviceName, ...(reason !== null && { reason }) }
  const audit = tokenAudit('create', { kind: 'account', id: person.id }, token, details)
  return { id: token.id, secret, given: { repositories, expiresAt }, audit }
}

/** What was lost since the approval is left out, and what was deleted; nothing under the same name takes its place. */
async function stillGiven(
  tx: Transaction,
  person: { id: string; name: string },
  { repositories }: ApprovedAccess,
): Promise<ChosenRepository[]> {
  const ids = repositories.map(({ id }) => id)
  const known = await grantableRepositories(tx, person, { ids }, { lock: true })
  return known.flatMap((repository) => {
    const { rights } = repository
    const wanted = repositories.find(({ id }) => id === repository.id)!
    const may = (action: (typeof repositoryActions)[number]) => wanted[action] && rights[action]
    const left = { pull: may('pull'), push: may('push'), delete: may('delete') }
    return repositoryActions.some((action) => left[action]) ? [{ ...repository, ...left }] : []
  })
}

/** The least level that holds all of it. */
function levelFor(repositories: ChosenRepository[]): PersonalPermission {
  if (repositories.some((one) => one.delete)) return 'admin'
  return repositories.some(({ push }) => push) ? 'write' : 'read'
}
