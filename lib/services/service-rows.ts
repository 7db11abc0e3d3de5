import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import type { ServiceOwner } from '#lib/services/service-owner.ts'

const columns = Prisma.sql`
  service.id, service.name, kind, rules, permissions, credential_header AS "credentialHeader",
  credential_query AS "credentialQuery", redirects_browsers AS "redirectsBrowsers", created_by AS "createdBy",
  service.created_at AS "createdAt",
  (SELECT count(*)::int FROM token_service WHERE service_id = service.id) AS tokens,
  (SELECT coalesce(json_agg(json_build_object('pattern', pattern, 'confirmedAt', confirmed_at) ORDER BY pattern), '[]')
    FROM service_host WHERE service_id = service.id) AS hosts`

type Row = Omit<PublicService, 'hosts'> & { hosts: { pattern: string; confirmedAt: string | null }[] }

export const servicesOf = ({ organizationId }: ServiceOwner): Prisma.Sql =>
  Prisma.sql`organization_id IS NOT DISTINCT FROM ${organizationId}::uuid`

export async function selectServices(tx: Transaction, rest: Prisma.Sql): Promise<PublicService[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT ${columns} FROM service ${rest}`
  return rows.map((row) => ({
    ...row,
    hosts: row.hosts.map(({ pattern, confirmedAt }) => ({
      pattern,
      confirmedAt: confirmedAt === null ? null : new Date(confirmedAt),
    })),
  }))
}

/** A service by its name or its id; no name is as long as an id. */
function named(owner: ServiceOwner, service: string): Prisma.Sql {
  if (!/^[!-~]+$/.test(service)) throw notFound('Service')
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(service)
  const which = isId ? Prisma.sql`id = ${service}::uuid` : Prisma.sql`name = ${service}`
  return Prisma.sql`WHERE ${servicesOf(owner)} AND ${which}`
}

/** One service of the owner. Throws `not_found`. */
export async function readService(
  tx: Transaction,
  owner: ServiceOwner,
  service: string,
): Promise<PublicService> {
  const [row] = await selectServices(tx, named(owner, service))
  if (!row) throw notFound('Service')
  return row
}

/** The same, which nobody else changes before the transaction ends, and which no token is given meanwhile. */
export async function lockService(
  tx: Transaction,
  owner: ServiceOwner,
  service: string,
): Promise<PublicService> {
  await tx.$queryRaw`SELECT 1 FROM service ${named(owner, service)} FOR UPDATE`
  return readService(tx, owner, service)
}

export function nameTaken(name: string): AppError {
  const message = `There is already a service named ${name}. Choose another name.`
  return new AppError('conflict', message, { fields: { name: message } })
}
