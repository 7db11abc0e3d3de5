import { describe, expect, it, vi } from 'vitest'
import { mutate } from '#lib/audit/mutate.ts'
import type { Caller } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { idempotentCalls } from '#lib/idempotency/idempotent-call.ts'
import { withIdempotencyKey, type CreatedBefore } from '#lib/idempotency/with-idempotency-key.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { jobCatalog } from '#lib/jobs/job-catalog.ts'
import { day } from '#lib/time.ts'

const newKey = () => crypto.randomUUID()

/** Calls that each create something, and what was created or repeated. */
async function calls(key: string, actor?: Caller) {
  const by = actor ?? (await newAccount())
  const created: string[] = []
  const create = () =>
    mutate(by, async () => {
      const id = crypto.randomUUID()
      created.push(id)
      const target = { kind: 'token', id, name: 'Test' }
      return { result: id, audit: { action: 'token.create', target } }
    })
  const repeat = vi.fn(async ({ ids }: CreatedBefore) => `again ${ids.join()}`)
  const call = (request: unknown = {}, route = 'POST /things', work = create) =>
    withIdempotencyKey(by, { key, route, request }, { create: work, repeat })
  return { by, call, created, create, repeat }
}

const rowsOf = (ids: string[]) => db.idempotentCall.findMany({ where: { created: { hasSome: ids } } })

describe('a call that is sent again with its key', () => {
  it('creates nothing, and is told what the first one created and that it was answered', async () => {
    const { call, created, repeat } = await calls(newKey())
    const id = await call({ name: 'a' })
    expect(await call({ name: 'a' })).toBe(`again ${id}`)
    expect(created).toEqual([id])
    expect(repeat.mock.calls).toEqual([[{ ids: [id], isAnswered: true }]])
  })

  it('with another request is refused with 422', async () => {
    const { call, created } = await calls(newKey())
    await call({ name: 'a' })
    await expect(call({ name: 'b' })).rejects.toMatchObject({ status: 422 })
    expect(created).toHaveLength(1)
  })

  it('by somebody else, or to another route, is another call', async () => {
    const key = newKey()
    const [one, other] = [await calls(key), await calls(key)]
    await one.call()
    await one.call({}, 'POST /others')
    await other.call()
    expect([one.created.length, other.created.length]).toEqual([2, 1])
  })

  it('a day later is another call, and not a moment earlier', async () => {
    const { call, created } = await calls(newKey())
    await call()
    const [row] = await rowsOf(created)
    const lasts = row!.expiresAt.getTime() - Date.now()
    expect(lasts).toBeLessThanOrEqual(day)
    expect(lasts).toBeGreaterThan(day - 60_000)
    const { hash } = row!
    await db.idempotentCall.update({ where: { hash }, data: { expiresAt: new Date(Date.now() + 60_000) } })
    await call()
    expect(created).toHaveLength(1)
    await db.idempotentCall.update({ where: { hash }, data: { expiresAt: new Date() } })
    await call()
    expect(created).toHaveLength(2)
  })

  it('at the same time waits for the first, however many there are', async () => {
    const { call, created } = await calls(newKey())
    const answers = await Promise.all(Array.from({ length: 6 }, () => call()))
    expect(created).toHaveLength(1)
    expect(answers.toSorted()).toEqual([created[0], ...Array(5).fill(`again ${created[0]}`)].toSorted())
  })

  it('while the first is stuck is refused with 409', async () => {
    const { call, create, created } = await calls(newKey())
    const [begun, stuck] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = call({}, undefined, async () => {
      begun.resolve()
      await stuck.promise
      return create()
    })
    await begun.promise
    await expect(call()).rejects.toMatchObject({ status: 409, headers: { 'Retry-After': '5' } })
    stuck.resolve()
    await first
    expect(created).toHaveLength(1)
  })

  it('after the first was refused is carried out', async () => {
    const { call, created } = await calls(newKey())
    const refused = call({}, undefined, async () => {
      throw new AppError('conflict', 'Taken.')
    })
    await expect(refused).rejects.toThrow('Taken.')
    expect(await call()).toBe(created[0])
  })

  it('after the first created nothing is carried out', async () => {
    const { call, by, created } = await calls(newKey())
    await call({}, undefined, () => mutate(by, async () => ({ result: '', audit: [] })))
    expect(await call()).toBe(created[0])
  })

  it('after a process crashed with it is repeated once its claim has ended, unless nothing was committed', async () => {
    const { call, created, repeat } = await calls(newKey())
    await call()
    const claimedUntil = new Date()
    const { hash } = (await rowsOf(created))[0]!
    await db.idempotentCall.update({ where: { hash }, data: { claimedUntil, isAnswered: false } })
    await call()
    expect(repeat.mock.calls).toEqual([[{ ids: created, isAnswered: false }]])
    await db.idempotentCall.update({ where: { hash }, data: { claimedUntil, created: [] } })
    await call()
    expect(created).toHaveLength(2)
  })

  it('so late that another has taken it over creates nothing', async () => {
    const { call, create, created } = await calls(newKey())
    const late = call({}, undefined, async () => {
      const { hash } = idempotentCalls.getStore()!
      await db.idempotentCall.update({ where: { hash }, data: { claim: crypto.randomUUID() } })
      return create()
    })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    expect(await rowsOf(created)).toEqual([])
    expect(await db.auditEntry.findMany({ where: { targetId: created[0]! } })).toEqual([])
  })
})

it('without a key every call is carried out', async () => {
  const { by, create, created, repeat } = await calls(newKey())
  for (let time = 0; time < 2; time++)
    await withIdempotencyKey(by, { key: null, route: 'POST /things', request: {} }, { create, repeat })
  expect(created).toHaveLength(2)
})

it.each(['', 'é', 'a\nb', 'x'.repeat(256), undefined, 7, ['x']])('the key %j is refused', async (key) => {
  const { call, created } = await calls(key as string)
  await expect(call()).rejects.toMatchObject({ code: 'invalid' })
  expect(created).toEqual([])
})

it('the row tells neither the key nor what was sent', async () => {
  const key = newKey()
  const { call, created } = await calls(key)
  await call({ name: 'unmistakable' })
  const rows = await db.$queryRaw`
    SELECT to_jsonb(c)::text, encode(hash, 'escape') FROM idempotent_call c WHERE created = ${created}`
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`unmistakable|${key}`))
})

it('the job deletes keys that are a day old', async () => {
  const { call, created } = await calls(newKey())
  await call()
  const run = (now: Date) => jobCatalog['delete-idempotent-calls']!.run(now, new AbortController().signal)
  const { expiresAt } = (await rowsOf(created))[0]!
  await run(new Date(expiresAt.getTime() - 1))
  expect(await rowsOf(created)).toHaveLength(1)
  await run(expiresAt)
  expect(await rowsOf(created)).toEqual([])
})
