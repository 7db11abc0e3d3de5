import { InvalidArgumentError } from 'commander'
import { expect, it } from 'vitest'
import { askedAccess } from '#cli/commands/asked-access.ts'
import { duration } from '#cli/commands/duration.ts'

const of = (identifier: string, ...actions: string[]) => ({
  type: 'gatehouse_repository',
  identifier,
  actions,
})

it.each([
  [{ repo: ['demo/api'] }, [of('demo/api', 'pull')]],
  [{ repo: ['demo/api'], push: true }, [of('demo/api', 'pull', 'push')]],
  [{ repo: ['demo/api'], pull: true, delete: true }, [of('demo/api', 'pull', 'delete')]],
  [
    { repo: ['demo/api:push', 'demo/web'], push: true, delete: true },
    [of('demo/api', 'push'), of('demo/web', 'pull', 'push', 'delete')],
  ],
  [
    { service: ['acme/npm=read,write'], repo: ['demo/api'] },
    [
      of('demo/api', 'pull'),
      { type: 'gatehouse_service', identifier: 'acme/npm', actions: ['read', 'write'] },
    ],
  ],
])('asks by %j for %j', (options, details) => {
  expect(askedAccess(options)).toEqual(details)
})

it('says what is missing', () => {
  expect(() => askedAccess({ push: true })).toThrow('Say what for: --repo demo/api --push, say')
})

it.each([
  ['30m', 1800],
  ['2h', 7200],
  ['7d', 604_800],
])('%s are %i seconds', (text, seconds) => {
  expect(duration(text)).toBe(seconds)
})

it.each(['', '2', 'h', '0h', '-1h', '1.5h', '2 h', '1w', '999999h'])('takes no %j', (text) => {
  expect(() => duration(text)).toThrow(InvalidArgumentError)
})
