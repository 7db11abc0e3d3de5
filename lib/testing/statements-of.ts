import { AsyncLocalStorage } from 'node:async_hooks'
import { vi } from 'vitest'
import { pool } from '#lib/database/db.ts'

/**
 * What a call answers, and the names of the statements that it sends (the text of one without a name). What was begun before
 * the call and is written at the same time, such as the last use of a token, isn't among them.
 */
export async function statementsOf<Answer>(
  call: () => Promise<Answer>,
): Promise<{ answer: Answer; sent: string[] }> {
  const isOwn = new AsyncLocalStorage<true>()
  const sent: string[] = []
  const query = pool.query.bind(pool) as (...sent: unknown[]) => unknown
  const spy = vi.spyOn(pool, 'query').mockImplementation((...parameters: unknown[]) => {
    const [{ name, text }] = parameters as [{ name?: string; text: string }]
    if (isOwn.getStore()) sent.push(name ?? text)
    return query(...parameters)
  })
  try {
    return { answer: await isOwn.run(true, call), sent }
  } finally {
    spy.mockRestore()
  }
}
