import type { Transaction } from '#lib/audit/mutate.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'

export type PublicCompany = {
  id: string
  name: string
  /** Whether its people sign in with the identity provider only. */
  requiresIdentityProvider: boolean
  createdAt: Date
  /** Their usernames. */
  owners: string[]
  organizations: { id: string; name: string; displayName: string }[]
}

const select = {
  id: true,
  name: true,
  requiresIdentityProvider: true,
  createdAt: true,
  owners: { select: { account: { select: { username: true } } }, orderBy: { account: { username: 'asc' } } },
  organizations: { select: { id: true, name: true, displayName: true }, orderBy: { name: 'asc' } },
} as const

/** A company with its owners and organizations. Throws `not_found`. */
export async function readCompany(tx: Transaction, text: string): Promise<PublicCompany> {
  const id = parseId('Company', text)
  const row = await tx.company.findUnique({ where: { id }, select })
  if (!row) throw notFound('Company')
  return { ...row, owners: row.owners.map(({ account }) => account.username) }
}

/** The same, held for the rest of the transaction; its organizations are not. */
export async function lockCompany(tx: Transaction, text: string): Promise<PublicCompany> {
  const id = parseId('Company', text)
  await tx.$queryRaw`SELECT id FROM company WHERE id = ${id}::uuid FOR UPDATE`
  return readCompany(tx, id)
}

/** Before owners of the company lose rights: waits for what they are doing in its organizations. */
export async function lockOrganizationsOf(tx: Transaction, { id }: { id: string }): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organization WHERE company_id = ${id}::uuid ORDER BY id FOR UPDATE`
}
