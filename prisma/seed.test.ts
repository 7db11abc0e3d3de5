import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { ruleProblem } from '#lib/workloads/rule-problem.ts'
import { workloadGrantSchema, type Condition } from '#lib/workloads/schema.ts'
import { seedDemo } from '#prisma/seed.ts'

const end = await vi.hoisted(async () => (await import('#lib/testing/own-database.ts')).ownDatabase())
beforeAll(() => seedDemo(() => {}))
afterAll(() => end())

it('a trusted workload has the token of its last job, and refused a pull request', async () => {
  const workload = await db.trustedWorkload.findFirstOrThrow({
    include: { tokens: true, attempts: { orderBy: { id: 'asc' } } },
  })
  const { grant, conditions, kind, issuer } = workload
  expect(workloadGrantSchema.safeParse(grant).success).toBe(true)
  expect(ruleProblem({ kind, issuer, conditions: conditions as Condition[] })).toBeNull()
  const url = 'https://github.com/tidewater/sensors/actions/runs/'
  expect(workload.tokens).toMatchObject([{ source: 'auto', label: workload.name, runUrl: `${url}9133` }])
  expect(workload.attempts).toMatchObject([
    {
      tokenId: null,
      reason: 'ref is "refs/pull/31/merge"; expected: refs/heads/main.',
      runUrl: `${url}9120`,
    },
    { tokenId: workload.tokens[0]!.id, reason: null },
  ])
})

it('each token that was used has exchanges, the last of them its last use', async () => {
  const tokens = await db.token.findMany({
    where: { lastUsedAt: { not: null } },
    include: { exchanges: { where: { outcome: 'granted' }, orderBy: { at: 'desc' }, take: 1 } },
  })
  expect(tokens.length).toBeGreaterThan(10)
  for (const { exchanges, lastUsedAt: at, lastUsedAction: action, lastUsedAddress: address } of tokens)
    expect(exchanges).toMatchObject([{ at, action, address }])
})
