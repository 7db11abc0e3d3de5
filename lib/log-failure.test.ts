import { afterEach, expect, test, vi } from 'vitest'
import { logFailure } from '#lib/log-failure.ts'

const log = vi.spyOn(console, 'error').mockImplementation(() => {})
const logged = () => log.mock.calls.flat().join('\n')

afterEach(() => void log.mockClear())

test('what failed is logged with its code and where, but not what it was given', () => {
  const error = Object.assign(new Error('Key (email)=(ada@example.com) is taken'), { code: '23505' })
  logFailure('Registering', error)
  expect(logged()).toMatch(/^Registering failed: Error \(23505\)\n {4}at .*log-failure\.test\.ts/)
  expect(logged()).not.toContain('ada@example.com')
})

test("a slip of the code's own says what it is", () => {
  logFailure('Listing', new TypeError("Cannot read properties of undefined (reading 'id')"))
  expect(logged()).toContain("reading 'id'")
})

test('a text that was thrown is not logged', () => {
  logFailure('Listing', 'gate_pat_secret')
  expect(logged()).toBe('Listing failed')
})
