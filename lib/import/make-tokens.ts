import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Made, Work } from '#lib/import/made.ts'
import { chosenIn } from '#lib/import/plan-token.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { insertToken } from '#lib/tokens/insert-token.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'
import { lockTokenOwner } from '#lib/tokens/token-owner.ts'
import { stepsOf } from '#lib/import/steps-of.ts'

/** Access tokens, as a person makes them by hand: with the same rights, limits and entries. */
export async function makeTokens(
  tx: Transaction,
  actor: AccountActor,
  { steps, world }: Work,
): Promise<Partial<Made>> {
  const made = { audit: [] as Made['audit'], secrets: [] as Made['secrets'], created: [] as string[] }
  async function make<Of extends Owner>(of: Of, input: CreateToken<Of['kind']>) {
    const owner = await lockTokenOwner(tx, actor, of)
    const { token, secret, audit } = await insertToken<Of['kind']>(tx, actor, owner, input)
    made.audit.push(audit)
    made.created.push(token.id)
    made.secrets.push({ kind: 'token', name: nameOf(token), owner: owner.name, secret })
  }
  for (const { organization, label, description, grant, expiresAt } of stepsOf(steps, 'organization_token')) {
    const repositories = { all: grant.all, chosen: chosenIn(world.repositories, organization, grant.chosen) }
    const { publicRead, scopes } = grant
    const expiry = expiresAt?.toISOString() ?? null
    await make(organizationOwner(organization), { label, description, publicRead, repositories, scopes, expiresAt: expiry }) // prettier-ignore
  }
  for (const { description, permission, expiresAt } of stepsOf(steps, 'personal_token')) {
    const expiry = expiresAt?.toISOString() ?? null
    await make(ownAccount, {
      description,
      permission,
      repositories: 'all',
      publicRead: false,
      expiresAt: expiry,
    })
  }
  return made
}
