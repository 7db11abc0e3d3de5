import { expect, test } from 'vitest'
import { oftenAsked } from '#lib/database/often-asked.ts'

const ask = (name: ReturnType<typeof oftenAsked>, ...texts: string[]) => texts.map((sql) => name({ sql }))

test('a statement has a name of its own from so many times on, and keeps it', () => {
  const name = oftenAsked({ times: 2, most: 9 })
  const [first, second, other, ...later] = ask(
    name,
    'SELECT 1',
    'SELECT 1',
    'SELECT 2',
    'SELECT 2',
    'SELECT 1',
  )
  expect([first, other]).toEqual(['', ''])
  expect(second).not.toBe('')
  expect(later[1]).toBe(second)
  expect(['', second]).not.toContain(later[0])
})

test('no more than so many have names', () => {
  const name = oftenAsked({ times: 1, most: 1 })
  const [only, ...others] = ask(name, 'SELECT 1', 'SELECT 2', 'SELECT 2', 'SELECT 1')
  expect(others).toEqual(['', '', only])
})

test('what is asked once each is forgotten', () => {
  const name = oftenAsked({ times: 2, most: 1 })
  ask(name, 'SELECT 1', ...Array.from({ length: 20 }, (_, at) => `SELECT 1, ${at}`))
  expect(ask(name, 'SELECT 1', 'SELECT 1')).toEqual(['', expect.stringMatching(/./)])
})
