import { pool, statement } from '#lib/database/db.ts'

export function isDatabaseUp(): Promise<boolean> {
  return pool.query(statement('select-1', 'SELECT 1', [])).then(
    () => true,
    () => false,
  )
}
