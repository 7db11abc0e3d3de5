import { pool } from '#lib/database/db.ts'

export function isDatabaseUp(): Promise<boolean> {
  return pool.query('SELECT 1').then(
    () => true,
    () => false,
  )
}
