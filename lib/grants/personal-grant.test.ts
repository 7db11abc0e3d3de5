import { expect, it } from 'vitest'
import { personalGrant } from '#lib/grants/personal-grant.ts'

it('the page of a token that cannot be edited has its permission and what it reaches', () => {
  expect(personalGrant.facts({ permission: 'write', repositories: 3, scopesSent: null })).toEqual([
    { name: 'Permission', text: 'Read & Write' },
    { name: 'Repositories', text: '3 repositories' },
  ])
})
