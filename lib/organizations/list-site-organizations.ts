import type { Actor } from '#lib/authz/actor.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { siteOrganizationList } from '#lib/organizations/site-organization-list.ts'
import { siteOrganizationQuerySchema, type SiteOrganizationQuery } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'

export type SiteOrganization = {
  id: string
  name: string
  displayName: string
  plan: Plan
  company: string | null
  owners: string[]
  members: number
  tokens: number
  createdAt: Date
}

export type SiteOrganizationList = {
  organizations: SiteOrganization[]
  /** The number of matches; `counts` cover all organizations. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
  counts: Record<Plan, number>
}

/** One page of all organizations, for site administrators. The search covers names, companies and owners. */
export async function listSiteOrganizations(
  actor: Actor,
  query: SiteOrganizationQuery,
): Promise<SiteOrganizationList> {
  authorizeSite(actor)
  const wanted = parse(siteOrganizationQuerySchema, query)
  const matches = conditions(wanted)
  const [{ matching, ...counts }] = await db.$queryRaw<[Record<Plan, number> & { matching: number }]>`
    SELECT count(*) FILTER (WHERE plan = 'free')::int AS free,
      count(*) FILTER (WHERE plan = 'team')::int AS team,
      count(*) FILTER (WHERE plan = 'business')::int AS business,
      count(*) FILTER (WHERE ${matches})::int AS matching
    FROM organization LEFT JOIN company ON company.id = company_id`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / siteOrganizationList.pageSize)))
  const organizations = await db.$queryRaw<SiteOrganization[]>`
    SELECT organization.id, organization.name, display_name AS "displayName", plan, company.name AS company,
      ${owners} AS owners, organization.created_at AS "createdAt",
      owner_count + editor_count + member_count AS members,
      (SELECT count(*)::int FROM token WHERE organization_id = organization.id) AS tokens
    FROM organization LEFT JOIN company ON company.id = company_id
    WHERE ${matches} ORDER BY ${orderings[wanted.sort][wanted.order]}
    ${limit(siteOrganizationList.pageSize, page)}`
  return { organizations, matching, page, counts }
}

const owners = Prisma.sql`ARRAY(
  SELECT username FROM membership
  WHERE organization_id = organization.id AND role = 'owner' ORDER BY username)`

function conditions({ q, plan }: SiteOrganizationQuery): Prisma.Sql {
  const text = `%${escapeLike(q)}%`
  const all = [
    Prisma.sql`true`,
    ...(plan ? [Prisma.sql`plan = ${plan}::plan`] : []),
    ...(q
      ? [
          Prisma.sql`(organization.name ILIKE ${text} OR display_name ILIKE ${text} OR company.name ILIKE ${text}
            OR EXISTS (SELECT FROM membership
              WHERE organization_id = organization.id AND role = 'owner' AND username ILIKE ${text}))`,
        ]
      : []),
  ]
  return Prisma.join(all, ' AND ')
}

/** The name is unique, so every order is stable. */
const orderings: Record<SiteOrganizationQuery['sort'], Record<SiteOrganizationQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`organization.name`, desc: Prisma.sql`organization.name DESC` },
  plan: { asc: Prisma.sql`plan, organization.name`, desc: Prisma.sql`plan DESC, organization.name` },
  created: {
    asc: Prisma.sql`organization.created_at, organization.name`,
    desc: Prisma.sql`organization.created_at DESC, organization.name`,
  },
}
