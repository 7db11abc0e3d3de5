import { expect, it } from 'vitest'
import { describeReach } from '#lib/grants/describe-reach.ts'
import { personalGrant } from '#lib/grants/personal-grant.ts'

const held = { permission: 'write', publicRead: false, scopesSent: null } as const

it('the page of a token that cannot be edited has its permission and what it reaches', () => {
  expect(personalGrant.facts({ ...held, repositories: 3 })).toEqual([
    { name: 'Permission', text: 'Read & Write' },
    { name: 'Repositories', text: '3 repositories' },
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
  expect(describeReach({ ...held, repositories, publicRead })).toBe(text)
})
