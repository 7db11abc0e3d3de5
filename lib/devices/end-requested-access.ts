import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { accessFacts } from '#lib/devices/access-facts.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

type Token = { accountId: string; username: string; client: string; deviceName: string }
type Removed = RepositoryRights & { fullName: string }

/**
 * Takes an organization's repositories and services from a person's token that a tool asked for. The token is the person's: it
 * keeps what else it has.
 */
export async function endRequestedAccess(
  actor: Actor,
  organizationName: string,
  tokenId: string,
): Promise<void> {
  return mutateOrganization(actor, organizationName, 'token.manage', async (tx, organization, by) => {
    assertFreshProof(by)
    const id = parseId('Token', tokenId)
    const [token] = await tx.$queryRaw<Token[]>`
      SELECT account_id AS "accountId", username, client_id AS client, device_name AS "deviceName"
      FROM token JOIN account ON account.id = account_id
      WHERE token.id = ${id}::uuid AND source = 'request' FOR UPDATE OF token`
    const repositories = await tx.$queryRaw<Removed[]>`
      DELETE FROM token_repository USING repository, token
      WHERE token_id = ${id}::uuid AND token.id = token_id AND source = 'request'
        AND repository.id = repository_id AND repository.namespace = ${organization.name}
      RETURNING namespace || '/' || name AS "fullName", pull, push, token_repository.delete`
    const services = await tx.$queryRaw<{ fullName: string; permissions: string[] }[]>`
      DELETE FROM token_service USING service, token
      WHERE token_id = ${id}::uuid AND token.id = token_id AND source = 'request'
        AND service.id = service_id AND service.organization_id = ${organization.id}::uuid
      RETURNING ${organization.name} || '/' || service.name AS "fullName", token_service.permissions`
    if (!token || repositories.length + services.length === 0) throw notFound('Token')
    const { accountId, username, client, deviceName: name } = token
    const entry = { action: 'request.end', target: { kind: 'device', name } } as const
    const details = { client, ...accessFacts({ repositories, services }) }
    return {
      result: undefined,
      audit: [
        { ...entry, organizationId: organization.id, details: { givenBy: username, ...details } },
        { ...entry, accountId, details: { organization: organization.name, ...details } },
      ],
    }
  })
}
