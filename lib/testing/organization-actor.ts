import { randomUUID } from 'node:crypto'
import type { OrganizationActor } from '#lib/authz/actor.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'

/** An organization as it acts by a token with these scopes. */
export function organizationActorOf(
  { id, name }: { id: string; name: string },
  ...scopes: OrganizationScope[]
): OrganizationActor {
  return {
    ...{ kind: 'organization', organizationId: id, organizationName: name },
    ...{ tokenId: randomUUID(), tokenName: 'CI', hint: 'gate_oat_…test', address: '192.0.2.2' },
    ...{ scopes, publicRead: false, allRepositories: false, allPush: false },
  }
}
