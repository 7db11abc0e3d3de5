import { describe, expect, it } from 'vitest'
import { describeAccess, describeScopes, reachesNothing } from '#lib/grants/describe-organization-grant.ts'
import { organizationGrant, type OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'

type Held = OrganizationGrantTypes['held']

const token: Held = {
  publicRead: false,
  repositories: { all: null, chosen: 0, push: 0, prefixes: [] },
  scopes: [],
  resourcesSent: null,
}

const below = (...prefixes: [prefix: string, access: 'pull' | 'push'][]) => ({
  ...{ all: null, chosen: 0, push: 0 },
  prefixes: prefixes.map(([prefix, access]) => ({ prefix, access })),
})

describe('the access of a token', () => {
  it.each<[Partial<Held>, string[]]>([
    [{ publicRead: true }, ['Public repositories']],
    [{ repositories: { all: 'pull', chosen: 0, push: 0, prefixes: [] } }, ['All repositories (pull)']],
    [{ repositories: { all: 'push', chosen: 0, push: 0, prefixes: [] } }, ['All repositories (push)']],
    [{ repositories: { all: null, chosen: 1, push: 0, prefixes: [] } }, ['1 repository (pull)']],
    [{ repositories: { all: null, chosen: 3, push: 3, prefixes: [] } }, ['3 repositories (push)']],
    [{ repositories: { all: null, chosen: 3, push: 1, prefixes: [] } }, ['3 repositories (1 push)']],
    [
      { repositories: { all: 'pull', chosen: 2, push: 2, prefixes: [] }, publicRead: true },
      ['All repositories (pull), 2 chosen (push) and public ones'],
    ],
    [{ repositories: below(['team', 'push']) }, ['Repositories below team (push)']],
    [{ repositories: below(['a', 'pull'], ['b/c', 'pull']) }, ['Repositories below 2 prefixes (pull)']],
    [
      { repositories: { ...below(['a', 'pull'], ['b', 'push']), chosen: 1, push: 0 }, publicRead: true },
      ['1 repository (pull), those below 2 prefixes (1 push) and public ones'],
    ],
    [
      { repositories: { ...below(['team/app', 'push']), all: 'pull' } },
      ['All repositories (pull) and those below team/app (push)'],
    ],
    [
      { repositories: below(['team', 'pull']), publicRead: true },
      ['Repositories below team (pull) and public ones'],
    ],
    [{ scopes: ['scope-invite-read'] }, ['Read invites']],
    [
      { publicRead: true, scopes: ['scope-member-edit', 'scope-member-read', 'scope-group-read'] },
      ['Public repositories', 'Edit members, read groups'],
    ],
    [{}, ['No repository left']],
  ])('%j is %j', (granted, lines) => {
    expect(describeAccess({ ...token, ...granted }, [])).toEqual(lines)
  })

  it('has services beside the images', () => {
    const npm = { id: 'npm', fullName: 'acme/npm', offers: [], permissions: ['read'], rights: ['read'] }
    const scopes = ['scope-group-read' as const]
    expect(describeAccess({ ...token, publicRead: true, scopes }, [npm])).toEqual([
      'Public repositories, acme/npm (read)',
      'Read groups',
    ])
    expect(describeAccess(token, [npm])).toEqual(['acme/npm (read)'])
    expect(describeAccess(token, [{ ...npm, rights: [] }])).toEqual(['Nothing left'])
    expect(reachesNothing(token, [npm])).toBe(false)
    expect(reachesNothing(token, [{ ...npm, rights: [] }])).toBe(true)
  })

  it('is one fact of the page of a token that cannot be edited', () => {
    const text = 'Public repositories; Read groups'
    const held: Held = { ...token, publicRead: true, scopes: ['scope-group-read'] }
    expect(organizationGrant.facts(held, [])).toEqual([{ name: 'Access', text }])
  })

  it('is nothing once all that was given is gone', () => {
    expect(reachesNothing(token, [])).toBe(true)
    expect(reachesNothing({ ...token, publicRead: true }, [])).toBe(false)
    expect(reachesNothing({ ...token, repositories: below(['team', 'pull']) }, [])).toBe(false)
    expect(reachesNothing({ ...token, scopes: ['scope-group-read'] }, [])).toBe(false)
    expect(
      reachesNothing({ ...token, repositories: { all: null, chosen: 1, push: 0, prefixes: [] } }, []),
    ).toBe(false)
  })
})

it('what is edited is not also said to be read', () => {
  const all = ['scope-member-edit', 'scope-invite-edit', 'scope-group-edit'] as const
  expect(describeScopes(all)).toBe('edit members, invites and groups')
  expect(describeScopes(['scope-member-edit', 'scope-member-read'])).toBe('edit members')
  expect(describeScopes([])).toBe('')
})
