import { z } from 'zod'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { parse } from '#lib/parse.ts'
import { readOrganizationToken } from '#lib/tokens/organization-token-rows.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { readToken } from '#lib/tokens/token-rows.ts'

const tokenOwnerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account') }),
  z.object({ kind: z.literal('organization'), name: z.string() }),
])

/** Whose tokens a verb is about: the actor's own, or those of the organization of this name. */
export type TokenOwner = z.output<typeof tokenOwnerSchema>

export const ownAccount: TokenOwner = { kind: 'account' }

/** What the verbs that treat all tokens alike need to know of whom they belong to. */
export type OwnedTokens = {
  /** Stands in every `where`. */
  where: { accountId: string } | { organizationId: string }
  /** The log that the changes stand in; the actor's own where it is empty. */
  log: { organizationId?: string }
  /** Whether an inactive token can be activated again, rather than only deleted. */
  canReactivate: boolean
  read: (tx: Transaction, id: string) => Promise<AnyToken>
}

/** The first line of those verbs. */
export async function authorizeTokens(actor: Actor, owner: TokenOwner): Promise<OwnedTokens> {
  const whose = parse(tokenOwnerSchema, owner)
  if (whose.kind === 'account') {
    authorizePerson(actor, 'tokens')
    const { accountId } = actor
    const read = (tx: Transaction, id: string) => readToken(tx, actor, id)
    return { where: { accountId }, log: {}, canReactivate: true, read }
  }
  const organization = await authorizeOrganization(actor, whose.name, 'token.manage')
  const organizationId = organization.id
  const read = (tx: Transaction, id: string) => readOrganizationToken(tx, organizationId, id)
  return {
    where: { organizationId },
    log: { organizationId },
    canReactivate: organization.canReactivateTokens,
    read,
  }
}
