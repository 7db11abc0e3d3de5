import type { Client } from 'pg'
import type { Migration } from '#lib/database/migrations.ts'

/** SQLSTATEs of a statement that has run before: what it creates exists, what it drops or renames does not. */
const ALREADY_APPLIED = ['42P07', '42710', '42701', '42723', '42P16', '42P01', '42703', '42704']

/**
 * Finishes a migration that an earlier version of Gatehouse left half applied. That version split the file at its
 * semicolons and committed each part on its own, so the parts up to some point are applied, and those after it are not.
 */
export async function finishMigration(client: Client, { sql }: Migration): Promise<void> {
  await client.query('SAVEPOINT found')
  for (const statement of sql.split(';')) {
    try {
      await client.query(statement)
    } catch (error) {
      if (!ALREADY_APPLIED.includes((error as { code?: string }).code ?? '')) throw error
      // So are those before it, which could run twice.
      await client.query('ROLLBACK TO SAVEPOINT found')
    }
  }
}
