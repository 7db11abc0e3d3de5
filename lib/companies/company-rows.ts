import type { Transaction } from '#lib/audit/mutate.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'

export type PublicCompany = {
  id: string
  name: string
  createdAt: Date
  /** Their usernames. */
  owners: string[]
  organizations: { id: string; name: string; displayName: string }[]
}

const select = {
  id: true,
  name: true,
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

/** The same, held for the rest of the transaction. */
export async function lockCompany(tx: Transaction, text: string): Promise<PublicCompany> {
  const id = parseId('Company', text)
  await tx.$queryRaw`SELECT id FROM company WHERE id = ${id}::uuid FOR UPDATE`
  return readCompany(tx, id)
}
