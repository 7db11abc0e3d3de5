import { expect, test, vi } from 'vitest'
import { remember } from '#lib/remember.ts'

test('works each text out once, until there are too many', () => {
  const of = vi.fn((text: string) => text.length)
  const lengthOf = remember(2, of)
  expect(['a', 'bb', 'a', 'bb'].map(lengthOf)).toEqual([1, 2, 1, 2])
  expect(of).toHaveBeenCalledTimes(2)
  expect(['ccc', 'a'].map(lengthOf)).toEqual([3, 1])
  expect(of).toHaveBeenCalledTimes(4)
})

test('keeps no long text', () => {
  const of = vi.fn((text: string) => text.length)
  const lengthOf = remember(2, of)
  const long = 'a'.repeat(1025)
  expect([long, long].map(lengthOf)).toEqual([1025, 1025])
  expect(of).toHaveBeenCalledTimes(2)
})

test('keeps nothing of what throws', () => {
  const of = vi.fn((text: string) => JSON.parse(text) as unknown)
  const parse = remember(2, of)
  expect(() => parse('{')).toThrow(SyntaxError)
  expect(() => parse('{')).toThrow(SyntaxError)
  expect(of).toHaveBeenCalledTimes(2)
})
