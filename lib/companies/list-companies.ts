import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { companyList } from '#lib/companies/company-list.ts'
import { companyQuerySchema, type CompanyQuery } from '#lib/companies/schema.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { parse } from '#lib/parse.ts'

export type ListedCompany = {
  id: string
  name: string
  createdAt: Date
  owners: string[]
  organizations: string[]
}

export type CompanyList = {
  companies: ListedCompany[]
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
}

/** One page of all companies. The search covers names of companies, owners and organizations. */
export async function listCompanies(actor: Actor, query: CompanyQuery): Promise<CompanyList> {
  authorizeSite(actor)
  const wanted = parse(companyQuerySchema, query)
  const matches = matchesText(wanted.q)
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`
    SELECT count(*)::int AS matching FROM company WHERE ${matches}`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / companyList.pageSize)))
  const companies = await db.$queryRaw<ListedCompany[]>`
    SELECT id, name, created_at AS "createdAt", ${owners} AS owners, ${organizations} AS organizations
    FROM company WHERE ${matches}
    ORDER BY ${orderings[wanted.sort][wanted.order]}
    ${limit(companyList.pageSize, page)}`
  return { companies, matching, page }
}

const owners = Prisma.sql`ARRAY(
  SELECT username FROM company_owner JOIN account ON account.id = account_id
  WHERE company_id = company.id ORDER BY username)`

const organizations = Prisma.sql`ARRAY(
  SELECT organization.name FROM organization WHERE company_id = company.id ORDER BY organization.name)`

function matchesText(q: string): Prisma.Sql {
  const pattern = `%${escapeLike(q)}%`
  return q
    ? Prisma.sql`(name ILIKE ${pattern} OR array_to_string(${owners} || ${organizations}, ' ') ILIKE ${pattern})`
    : Prisma.sql`true`
}

const orderings: Record<CompanyQuery['sort'], Record<CompanyQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`lower(name), name`, desc: Prisma.sql`lower(name) DESC, name DESC` },
  created: { asc: Prisma.sql`created_at, name`, desc: Prisma.sql`created_at DESC, name` },
}
