import type { Transaction } from '#lib/audit/mutate.ts'
import { notFound } from '#lib/errors.ts'
import { parseName } from '#lib/parse.ts'

/** Reads and locks an organization for the rest of the transaction. Throws `not_found`. */
export async function lockOrganizationRow(tx: Transaction, text: string) {
  const name = parseName('Organization', text)
  await tx.$queryRaw`SELECT id FROM organization WHERE name = ${name} FOR UPDATE`
  const organization = await tx.organization.findUnique({ where: { name } })
  if (!organization) throw notFound('Organization')
  return organization
}
