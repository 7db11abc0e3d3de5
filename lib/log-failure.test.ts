import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { logFailure } from '#lib/log-failure.ts'
import { currentRequest } from '#lib/current-request.ts'
import { DATABASE_TIMEOUT } from '#lib/is-database-unavailable.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'

const lines = captureErrors()
afterEach(() => void lines.splice(0))
const logged = () => JSON.parse(lines.join(''))

test('what failed is logged with its code and where, but not what it was given', () => {
  const error = Object.assign(new Error('Key (email)=(ada@example.com) is taken'), { code: '23505' })
  logFailure('Registering', error)
  expect(logged()).toMatchObject({
    level: 'error',
    msg: 'Registering failed',
    error: { name: 'Error', code: '23505', stack: expect.arrayContaining([expect.stringContaining(' at ')]) },
  })
  expect(lines.join('')).not.toContain('ada@example.com')
})

test("a bug of the code's own says what it is", () => {
  logFailure('Listing', new TypeError("Cannot read properties of undefined (reading 'id')"))
  expect(logged().error.message).toBe("Cannot read properties of undefined (reading 'id')")
})

test('a text that was thrown is not logged', () => {
  logFailure('Listing', 'gate_pat_secret')
  expect(lines.join('')).not.toContain('gate_pat_secret')
})

test('what fails in a request carries its id', () => {
  currentRequest.run({ requestId: 'request-1' }, () => logFailure('Listing', new Error()))
  expect(logged().requestId).toBe('request-1')
})

test('without the database there is one line a second, whatever fails', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const lost = Object.assign(new Error('gate_pat_secret'), { code: DATABASE_TIMEOUT })
  const fail = () => {
    for (const what of ['GET /token', 'Listing']) logFailure(what, lost)
    logFailure('Another', new Error())
  }
  fail()
  vi.advanceTimersByTime(999)
  fail()
  vi.advanceTimersByTime(1)
  fail()
  const messages = lines.map((line) => JSON.parse(line).msg)
  expect(messages.filter((message) => message === 'The database does not respond')).toHaveLength(2)
  expect(messages.filter((message) => message === 'Another failed')).toHaveLength(3)
  expect(lines.join('')).not.toContain('gate_pat_secret')
})
