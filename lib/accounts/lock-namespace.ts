import type { Transaction } from '#lib/audit/mutate.ts'

/**
 * Before the owner of a namespace is deleted with its repositories: waits for those that are being made, and has those
 * that come later find the owner gone.
 */
export async function lockNamespace(tx: Transaction, name: string): Promise<void> {
  await tx.$queryRaw`SELECT name FROM namespace WHERE name = ${name} FOR UPDATE`
}
