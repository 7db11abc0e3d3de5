import { afterEach, expect, it, vi } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { db, pool } from '#lib/database/db.ts'
import { newAddress } from '#lib/testing/new-person.ts'

/** A machine under load is slow to open its first connection. */
const patience = { timeout: 10_000 }

afterEach(() => void vi.restoreAllMocks())

it('ten malformed secrets are answered before the database is, which is asked once for all', async () => {
  const address = newAddress()
  const name = 'malformed-secrets'
  const ask = () => askToken({ credential: `${name}:gate_pat_wrong`, address })
  const reallyAsk = pool.query.bind(pool) as (...sent: unknown[]) => Promise<unknown>
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const query = vi.spyOn(pool, 'query').mockImplementation(async (...sent: unknown[]) => {
    await released
    return reallyAsk(...sent)
  })
  for (let time = 0; time < 10; time++) expect((await ask()).status).toBe(401)
  expect((await ask()).status).toBe(429)
  await vi.waitFor(() => expect(query).toHaveBeenCalledOnce(), patience)
  release()
  await vi.waitFor(async () => {
    const rows = await db.rateLimit.findMany({ where: { key: { endsWith: address } } })
    expect(rows).toMatchObject([{ points: 10 }])
  }, patience)
})
