import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { may } from '#lib/authz/standing.ts'
import { db } from '#lib/database/db.ts'
import { listOrganizations, type OwnOrganization } from '#lib/organizations/list-organizations.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import { matchesWords } from '#lib/repositories/matches-words.ts'
import { reachable } from '#lib/repositories/reachable.ts'
import { statusOf, type TokenStatus } from '#lib/tokens/status.ts'
import { filterCondition, queryOrder } from '#lib/tokens/token-conditions.ts'

type FoundToken = { id: string; name: string; hint: string; owner: Owner; status: TokenStatus }

export type FoundInConsole = {
  organizations: Pick<OwnOrganization, 'name' | 'displayName'>[]
  tokens: FoundToken[]
  repositories: { namespace: string; name: string }[]
}

const mostOfEach = 5
const textSchema = plainText(100).catch('')

/**
 * What a person can open that is called like the text, the first five of each kind: their organizations, the tokens that they
 * manage (by the end of their secrets, too), and the repositories that they may know about.
 */
export async function searchConsole(actor: Actor, text: string, now = new Date()): Promise<FoundInConsole> {
  authorizePerson(actor, 'account')
  const wanted = parse(textSchema, text)
  if (!wanted) return { organizations: [], tokens: [], repositories: [] }
  const organizations = await listOrganizations(actor)
  const words = wanted.toLowerCase().split(/\s+/)
  const [tokens, repositories] = await Promise.all([
    findTokens(actor.accountId, organizations, wanted, now),
    db.$queryRaw<FoundInConsole['repositories']>`
      SELECT namespace, name FROM repository WHERE ${reachable(actor)} AND ${matchesWords(wanted)}
      ORDER BY name <> ${wanted}, namespace <> ${actor.username}, namespace, name LIMIT ${mostOfEach}`,
  ])
  return {
    organizations: organizations
      .map(({ name, displayName }) => ({ name, displayName }))
      .filter(({ name, displayName }) =>
        words.every((word) => `${name} ${displayName}`.toLowerCase().includes(word)),
      )
      .slice(0, mostOfEach),
    ...{ tokens, repositories },
  }
}

type Row = Omit<FoundToken, 'owner' | 'status'> & {
  organizationId: string | null
  isActive: boolean
  expiresAt: Date | null
}

async function findTokens(accountId: string, organizations: OwnOrganization[], text: string, now: Date) {
  const managed = new Map(
    organizations.filter((one) => may(one, 'token.manage')).map(({ id, name }) => [id, name]),
  )
  const rows = await db.$queryRaw<Row[]>`
    SELECT id, coalesce(label, description) AS name, hint, organization_id AS "organizationId",
      is_active AS "isActive", expires_at AS "expiresAt"
    FROM token WHERE (account_id = ${accountId}::uuid OR organization_id = ANY (${[...managed.keys()]}::uuid[]))
      AND ${filterCondition(filterBy(text), now)}
    ORDER BY ${queryOrder({ sort: 'used', order: 'desc' })} LIMIT ${mostOfEach}`
  return rows.map(({ id, name, hint, organizationId, ...state }) => ({
    ...{ id, name, hint, status: statusOf(state, now) },
    owner: organizationId === null ? ownAccount : organizationOwner(managed.get(organizationId)!),
  }))
}

const filterBy = (q: string): Parameters<typeof filterCondition>[0] => ({ q, status: null, attention: null })
