import { describe, expect, it } from 'vitest'
import type { Caller } from '#lib/authz/actor.ts'
import { decideAccess, newByPush, type KnownRepository } from '#lib/registry/decide.ts'
import type { RequestedAccess } from '#lib/registry/parse-scopes.ts'

// Written out from the rules by hand. demo asks; `own` is demo's, `theirs` is another's.
const ownPublic = repository('demo', 'own-public', 'public')
const ownPrivate = repository('demo', 'own-private', 'private')
const theirsPublic = repository('tomas', 'theirs-public', 'public')
const theirsPrivate = repository('tomas', 'theirs-private', 'private')

const anonymous: Caller = { kind: 'anonymous', address: '192.0.2.1' }
const byPassword: Caller = { kind: 'account', accountId: 'a', username: 'demo', address: '192.0.2.1' }
const token = (
  permission: 'public_read' | 'read' | 'write' | 'admin',
  allRepositories = true,
  publicRead = false,
): Caller => ({
  kind: 'token',
  tokenId: 't',
  tokenName: 'Test',
  hint: 'gate_pat_…k3Fq',
  accountId: 'a',
  username: 'demo',
  address: '192.0.2.1',
  ...{ permission, allRepositories, publicRead },
})

describe('who may do what, asking for everything', () => {
  const table: [string, Caller, KnownRepository, string][] = [
    ['nobody', anonymous, ownPublic, 'pull'],
    ['nobody', anonymous, ownPrivate, ''],
    ['the owner by password', byPassword, ownPublic, 'pull,push,delete'],
    ['the owner by password', byPassword, ownPrivate, 'pull,push,delete'],
    ['another by password', byPassword, theirsPublic, 'pull'],
    ['another by password', byPassword, theirsPrivate, ''],
    ['Public Repo Read-only', token('public_read'), ownPublic, 'pull'],
    ['Public Repo Read-only', token('public_read'), ownPrivate, ''],
    ['Public Repo Read-only', token('public_read'), theirsPublic, 'pull'],
    ['Public Repo Read-only', token('public_read'), theirsPrivate, ''],
    ['Read-only', token('read'), ownPublic, 'pull'],
    ['Read-only', token('read'), ownPrivate, 'pull'],
    ['Read-only', token('read'), theirsPublic, 'pull'],
    ['Read-only', token('read'), theirsPrivate, ''],
    ['Read & Write', token('write'), ownPublic, 'pull,push'],
    ['Read & Write', token('write'), ownPrivate, 'pull,push'],
    ['Read & Write', token('write'), theirsPublic, 'pull'],
    ['Read & Write', token('write'), theirsPrivate, ''],
    ['Read, Write, Delete', token('admin'), ownPublic, 'pull,push,delete'],
    ['Read, Write, Delete', token('admin'), ownPrivate, 'pull,push,delete'],
    ['Read, Write, Delete', token('admin'), theirsPublic, 'pull'],
    ['Read, Write, Delete', token('admin'), theirsPrivate, ''],
  ]
  it.each(table)('%s', (_who, actor, target, expected) => {
    expect(granted(actor, target, 'pull', 'push', 'delete')).toBe(expected)
    expect(granted(actor, target, '*')).toBe(expected)
  })
})

it('grants nothing of a repository that is not for images, and makes none in its place', () => {
  const forGit: KnownRepository = { ...ownPublic, protocols: ['git'] }
  for (const actor of [anonymous, byPassword, token('admin')]) expect(granted(actor, forGit, '*')).toBe('')
  const requested = [{ type: 'repository', name: 'demo/own-public', actions: ['pull', 'push'] }]
  expect(newByPush(byPassword, [forGit], requested)).toEqual([])
})

describe('a token with chosen repositories', () => {
  const flags = (pull: boolean, push: boolean, remove: boolean) => ({ pull, push, delete: remove })
  const chosen = (target: KnownRepository, pull: boolean, push: boolean, remove: boolean) => ({
    ...target,
    chosen: flags(pull, push, remove),
  })
  const table: [string, Caller, KnownRepository, string][] = [
    ['one not chosen', token('admin', false), ownPrivate, ''],
    ['one not chosen, not even a public one', token('admin', false), theirsPublic, ''],
    ['pull alone', token('admin', false), chosen(ownPrivate, true, false, false), 'pull'],
    ['pull and push', token('admin', false), chosen(ownPrivate, true, true, false), 'pull,push'],
    ['pull and delete', token('admin', false), chosen(ownPrivate, true, false, true), 'pull,delete'],
    ['delete alone', token('admin', false), chosen(ownPrivate, false, false, true), 'delete'],
    ['all flags, but Read & Write', token('write', false), chosen(ownPrivate, true, true, true), 'pull,push'],
    ['all flags, but Read-only', token('read', false), chosen(ownPrivate, true, true, true), 'pull'],
    [
      'all flags, but Public Repo Read-only',
      token('public_read', false),
      chosen(ownPrivate, true, true, true),
      '',
    ],
    [
      'a public one, Public Repo Read-only',
      token('public_read', false),
      chosen(ownPublic, true, true, true),
      'pull',
    ],
    [
      "all flags on another's public one",
      token('admin', false),
      chosen(theirsPublic, true, true, true),
      'pull',
    ],
    [
      "all flags on another's private one",
      token('admin', false),
      chosen(theirsPrivate, true, true, true),
      '',
    ],
  ]
  it.each(table)('%s', (_what, actor, target, expected) => {
    expect(granted(actor, target, '*')).toBe(expected)
  })

  const publicToo: [string, Caller, KnownRepository, string][] = [
    ["another's public one", token('admin', false, true), theirsPublic, 'pull'],
    ["another's public one, Public Repo Read-only", token('public_read', false, true), theirsPublic, 'pull'],
    ['an own public one', token('admin', false, true), ownPublic, 'pull'],
    [
      'an own public one, chosen',
      token('admin', false, true),
      chosen(ownPublic, false, true, false),
      'pull,push',
    ],
    ['an own private one', token('admin', false, true), ownPrivate, ''],
    [
      'an own private one, chosen to push',
      token('write', false, true),
      chosen(ownPrivate, false, true, false),
      'push',
    ],
    ["another's private one", token('admin', false, true), theirsPrivate, ''],
  ]
  it.each(publicToo)('and public ones beside those: %s', (_what, actor, target, expected) => {
    expect(granted(actor, target, '*')).toBe(expected)
  })

  it('of all repositories, flags of an earlier choice change nothing', () => {
    expect(granted(token('admin'), chosen(ownPrivate, true, false, false), '*')).toBe('pull,push,delete')
  })
})

describe('an organization’s token with prefixes', () => {
  const acme = (columns: object): Caller => ({
    ...{ kind: 'organization', tokenId: 't', tokenName: 'CI', hint: 'gate_oat_…k3Fq', address: '192.0.2.1' },
    ...{ organizationId: 'o', organizationName: 'acme', scopes: [], publicRead: false },
    ...{ allRepositories: false, allPush: false, pullPrefixes: [], pushPrefixes: [], ...columns },
  })
  const [pull, push] = [acme({ pullPrefixes: ['team', 'a_b/c'] }), acme({ pushPrefixes: ['team', 'a_b/c'] })]
  const of = (name: string, namespace = 'acme') => repository(namespace, name, 'private')
  const table: [string, Caller, KnownRepository, string][] = [
    ['pull below it', pull, of('team/app'), 'pull'],
    ['pull deep below it', pull, of('team/app/cache'), 'pull'],
    ['push below it', push, of('team/app'), 'pull,push'],
    ['push below one of two parts', push, of('a_b/c/d'), 'pull,push'],
    ['the prefix itself', push, of('team'), ''],
    ['what only begins alike', push, of('teams/app'), ''],
    ['what is beside it', push, of('team-b/app'), ''],
    ['what is above it', push, of('a_b/d'), ''],
    ['what a wildcard would match', push, of('axb/c/d'), ''],
    ['what ends alike', push, of('other/team/app'), ''],
    ["another's of the same name", push, of('team/app', 'rival'), ''],
    [
      'pull below it, push of a chosen one',
      pull,
      { ...of('team/app'), chosen: flagsOf('push') },
      'pull,push',
    ],
    [
      'push below it, pull of a chosen one',
      push,
      { ...of('team/app'), chosen: flagsOf('pull') },
      'pull,push',
    ],
    ['push below it, pull of all', acme({ pushPrefixes: ['team'], allRepositories: true }), of('x'), 'pull'],
  ]
  it.each(table)('%s', (_what, actor, target, expected) => {
    expect(granted(actor, target, '*')).toBe(expected)
  })

  it('pushes what is not there below those that it pushes to', () => {
    const names = ['acme/team/new', 'acme/team', 'acme/teams/new', 'acme/new', 'acme/a_b/c/d/e']
    const asked = names.map((name) => ({ type: 'repository', name, actions: ['pull', 'push'] }))
    const made = (actor: Caller) =>
      newByPush(actor, [], asked).map(({ namespace, name }) => `${namespace}/${name}`)
    expect(made(push)).toEqual(['acme/team/new', 'acme/a_b/c/d/e'])
    expect(made(pull)).toEqual([])
  })
})

describe('what is asked', () => {
  const ask = (type: string, name: string, ...actions: string[]): RequestedAccess => ({ type, name, actions })
  const known = [ownPublic, ownPrivate, theirsPublic]

  it('shrinks to what is granted, repository by repository', () => {
    const requested = [
      ask('repository', 'demo/own-private', 'pull', 'push'),
      ask('repository', 'tomas/theirs-public', 'pull', 'push'),
      ask('repository', 'tomas/nowhere', 'pull'),
    ]
    expect(decideAccess(token('write'), known, requested)).toEqual([
      { type: 'repository', name: 'demo/own-private', actions: ['pull', 'push'] },
      { type: 'repository', name: 'tomas/theirs-public', actions: ['pull'] },
    ])
  })

  it('is not exceeded', () => {
    expect(granted(byPassword, ownPrivate, 'pull')).toBe('pull')
    expect(granted(byPassword, ownPrivate, 'fly')).toBe('')
    expect(granted(byPassword, ownPrivate)).toBe('')
  })

  it.each([
    ask('registry', 'catalog', '*'),
    ask('registry', 'demo/own-private', '*'),
    ask('artifact', 'demo/own-private', 'pull'),
  ])('grants nobody %j', (requested) => {
    expect(decideAccess(byPassword, known, [requested])).toEqual([])
  })

  const push = (name: string) => ask('repository', name, 'pull', 'push')
  const made = (actor: Caller, ...requested: RequestedAccess[]) =>
    newByPush(actor, known, requested).map(({ namespace, name }) => `${namespace}/${name}`)

  it('makes a repository of the own namespace for a push that is granted', () => {
    expect(made(byPassword, push('demo/new'))).toEqual(['demo/new'])
    expect(made(token('write'), push('demo/new'))).toEqual(['demo/new'])
    expect(made(token('admin'), push('demo/new'), push('demo/newer'))).toEqual(['demo/new', 'demo/newer'])
    expect(made(token('write'), push('demo/new/deep/down'))).toEqual(['demo/new/deep/down'])
  })

  it.each<[string, Caller, RequestedAccess]>([
    ['nobody', anonymous, push('demo/new')],
    ['a level without push', token('read'), push('demo/new')],
    ['the least level', token('public_read'), push('demo/new')],
    ['chosen repositories', token('admin', false), push('demo/new')],
    ['one that is there', byPassword, push('demo/own-private')],
    ['a pull', byPassword, ask('repository', 'demo/new', 'pull')],
    ['whatever is granted', byPassword, ask('repository', 'demo/new', '*')],
    ['one component', byPassword, push('demo')],
    ['another type', byPassword, ask('registry', 'demo/new', 'push')],
  ])('makes none for %s', (_what, actor, requested) => {
    expect(made(actor, requested)).toEqual([])
  })
})

function flagsOf(access: 'pull' | 'push') {
  return { pull: true, push: access === 'push', delete: false }
}

function repository(namespace: string, name: string, visibility: 'public' | 'private'): KnownRepository {
  const access = namespace === 'demo' ? 'admin' : null
  const id = '00000000-0000-7000-8000-000000000000'
  return { id, namespace, name, visibility, access, chosen: null, protocols: ['images', 'git'] }
}

function granted(actor: Caller, target: KnownRepository, ...actions: string[]): string {
  const name = `${target.namespace}/${target.name}`
  const access = decideAccess(actor, [target], [{ type: 'repository', name, actions }])
  return access.flatMap((entry) => entry.actions).join(',')
}
