import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { may, type Standing } from '#lib/authz/standing.ts'
import { db } from '#lib/database/db.ts'
import { day } from '#lib/time.ts'
import { tokenAllowance, type TokenAllowance } from '#lib/tokens/token-allowance.ts'
import { attentionConditions, statusConditions } from '#lib/tokens/token-conditions.ts'
import type { TokenAttention } from '#lib/tokens/list-schema.ts'

export type EndingToken = { id: string; name: string; expiresAt: Date }

/** An organization in figures; null is what the actor's role may not know. */
export type OrganizationOverview = {
  organization: Standing
  members: number
  owners: number
  groups: number
  repositories: number | null
  invites: number | null
  tokens: (TokenAllowance & { attention: Record<TokenAttention, number>; ending: EndingToken[] }) | null
}

type Figures = {
  groups: number
  repositories: number
  invites: number
  tokens: number
  attention: Record<TokenAttention, number>
  ending: { id: string; name: string; expiresAt: string }[]
}

const endingWithin = 30 * day
const endingShown = 5

/** What the first page of an organization tells, in one statement. */
export async function getOrganizationOverview(actor: Actor, name: string): Promise<OrganizationOverview> {
  const organization = await authorizeOrganization(actor, name, 'organization.read')
  const { owner: owners, editor, member } = organization.memberCounts
  const { groups, ...figures } = await readFigures(organization, new Date())
  const isAllowed = (permission: Parameters<typeof may>[1]) => may(organization, permission)
  return {
    ...{ organization, members: owners + editor + member, owners, groups },
    repositories: isAllowed('repository.list') ? figures.repositories : null,
    invites: isAllowed('invite.read') ? figures.invites : null,
    tokens: isAllowed('token.manage')
      ? {
          ...tokenAllowance({ kind: 'organization', ...organization }, figures.tokens),
          attention: figures.attention,
          ending: figures.ending.map((one) => ({ ...one, expiresAt: new Date(one.expiresAt) })),
        }
      : null,
  }
}

async function readFigures({ id, name }: Standing, now: Date): Promise<Figures> {
  const has = attentionConditions(now)
  const { active } = statusConditions(now)
  const [figures] = await db.$queryRaw<[Figures]>`
    WITH own AS (SELECT * FROM token WHERE organization_id = ${id}::uuid),
    ending AS (
      SELECT id, coalesce(nullif(label, ''), description) AS name, expires_at AS "expiresAt" FROM own
      WHERE workload_id IS NULL AND ${active} AND expires_at < ${new Date(now.getTime() + endingWithin)}
      ORDER BY expires_at, id LIMIT ${endingShown}
    )
    SELECT
      (SELECT count(*)::int FROM member_group WHERE organization_id = ${id}::uuid) AS groups,
      (SELECT count(*)::int FROM repository WHERE namespace = ${name}) AS repositories,
      (SELECT count(*)::int FROM invite WHERE organization_id = ${id}::uuid AND expires_at > ${now}) AS invites,
      (SELECT count(*)::int FROM own WHERE source = 'manual') AS tokens,
      (SELECT json_build_object(
        'expiring', count(*) FILTER (WHERE ${has.expiring}),
        'unused', count(*) FILTER (WHERE ${has.unused}),
        'idle', count(*) FILTER (WHERE ${has.idle})) FROM own) AS attention,
      (SELECT coalesce(json_agg(ending), '[]') FROM ending) AS ending`
  return figures
}
