import { expect, test, vi } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'

const refusal = new AppError('unauthenticated', 'Wrong.')
const refuse = () => paceRefusals(() => Promise.reject(refusal)).catch((error: unknown) => error)

test('a hundred refusals a second are immediate, more wait up to a second, and what is right never does', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'], now: 10_000 })
  let answered = 0
  const all = Promise.all(Array.from({ length: 300 }, () => refuse().then((error) => (answered++, error))))
  await vi.advanceTimersByTimeAsync(0)
  expect(answered).toBe(100)
  expect(await paceRefusals(async () => 'right')).toBe('right')
  await vi.advanceTimersByTimeAsync(500)
  expect(answered).toBe(150)
  await vi.advanceTimersByTimeAsync(500)
  expect(new Set(await all)).toEqual(new Set([refusal]))
  vi.useRealTimers()
})

test('a failure that is no refusal does not wait', async () => {
  const failure = new Error('broken')
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] })
  const broken = Array.from({ length: 300 }, () => paceRefusals(() => Promise.reject(failure)))
  expect(await Promise.allSettled(broken)).toHaveLength(300)
  vi.useRealTimers()
})
