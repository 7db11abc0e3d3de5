import { expect, it } from 'vitest'
import { describeReach } from '#lib/grants/describe-reach.ts'
import { personalGrant } from '#lib/grants/personal-grant.ts'

const held = { permission: 'write', publicRead: false, scopesSent: null } as const

it('the page of a token that cannot be edited has its permission and what it reaches', () => {
  expect(personalGrant.facts({ ...held, repositories: 3 }, [])).toEqual([
    { name: 'Permission', text: 'Read & Write' },
    { name: 'Access', text: '3 repositories' },
  ])
})

it.each([
  ['all', false, 'All repositories'],
  [0, false, 'No repository left'],
  [1, false, '1 repository'],
  [3, false, '3 repositories'],
  [0, true, 'Public repositories'],
  [1, true, '1 repository and public ones'],
  [3, true, '3 repositories and public ones'],
] as const)('%s, and public ones: %s, is %s', (repositories, publicRead, text) => {
  expect(describeReach({ ...held, repositories, publicRead }, [])).toBe(text)
})

it('services stand beside the repositories, two by name, as far as anything holds', () => {
  const service = (fullName: string, ...rights: string[]) => ({
    ...{ id: fullName, fullName, offers: [], permissions: ['read'], rights },
  })
  const say = (repositories: number, ...services: ReturnType<typeof service>[]) =>
    describeReach({ ...held, repositories }, services)
  const [npm, helm] = [service('npm', 'read'), service('acme/helm', 'read', 'write')]
  expect(say(3, npm)).toBe('3 repositories, npm (read)')
  expect(say(0, npm, helm)).toBe('npm (read), acme/helm (read, write)')
  expect(say(1, npm, helm, service('pypi', 'read'))).toBe('1 repository, 3 services')
  expect(say(1, npm, helm, service('gone'))).toBe('1 repository, npm (read), acme/helm (read, write)')
  expect(say(0, service('gone'))).toBe('Nothing left')
})
