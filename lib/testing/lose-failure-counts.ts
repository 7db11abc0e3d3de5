import { vi } from 'vitest'
import { pool } from '#lib/database/db.ts'

/** Makes the statement that counts failures fail until the mock is restored. */
export function loseFailureCounts(message = 'gone') {
  const query = pool.query.bind(pool) as (...sent: unknown[]) => unknown
  return vi.spyOn(pool, 'query').mockImplementation((...sent: unknown[]) => {
    const [first] = sent as [{ name?: string }]
    return first.name === 'count-failures' ? Promise.reject(new Error(message)) : query(...sent)
  })
}
