import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { escapeLike } from '#lib/escape-like.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { parse } from '#lib/parse.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { serviceQuerySchema, type ServiceQuery } from '#lib/services/schema.ts'
import { serviceList } from '#lib/services/service-list.ts'
import { authorizeServices, type ServicesOf } from '#lib/services/service-owner.ts'
import { selectServices, servicesOf } from '#lib/services/service-rows.ts'

export type ServiceList = {
  services: PublicService[]
  /** The number of matches on all pages. */
  matching: number
  /** The returned page: the last one if a later one was requested. */
  page: number
}

/** One page of an owner's services. The search covers names and hosts. */
export async function listServices(
  actor: Actor,
  of: ServicesOf,
  query: Partial<ServiceQuery>,
  pageSize: number = serviceList.pageSize,
): Promise<ServiceList> {
  const owner = await authorizeServices(actor, of)
  const wanted = parse(serviceQuerySchema, query)
  const text = `%${escapeLike(wanted.q)}%`
  const condition = Prisma.sql`${servicesOf(owner)} AND (name ILIKE ${text}
    OR EXISTS (SELECT FROM service_host WHERE service_id = service.id AND pattern ILIKE ${text}))`
  const [{ matching }] = await db.$queryRaw<[{ matching: number }]>`
    SELECT count(*)::int AS matching FROM service WHERE ${condition}`
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const services = await selectServices(
    db,
    Prisma.sql`WHERE ${condition} ORDER BY ${orderings[wanted.sort][wanted.order]}
      ${limit(pageSize, page)}`,
  )
  return { services, matching, page }
}

/** The name is unique, so every order is stable. */
const orderings: Record<ServiceQuery['sort'], Record<ServiceQuery['order'], Prisma.Sql>> = {
  name: { asc: Prisma.sql`name`, desc: Prisma.sql`name DESC` },
  tokens: { asc: Prisma.sql`tokens, name`, desc: Prisma.sql`tokens DESC, name` },
  created: {
    asc: Prisma.sql`service.created_at, name`,
    desc: Prisma.sql`service.created_at DESC, name`,
  },
}
