import { describe, expect, it } from 'vitest'
import { parseImport } from '#lib/import/parse-import.ts'
import { importLimits, type ImportKind } from '#lib/import/schema.ts'

const now = new Date('2026-12-01T00:00:00Z')
const hash = '$2y$05$LO.vzwpWC5LZGqThvEfznu8qhb5SGqvBSWY1J3yZ4AxtMRZ3kN5jC'
const parse = (kind: ImportKind, text: string) =>
  parseImport({ kind, text, emailDomain: 'example.com', twoPartNames: false }, now)

describe('htpasswd', () => {
  it('becomes accounts; other hashes say which they are, and lines keep their numbers', () => {
    const text = `# users\r\nalice:${hash}\r\n\r\nbob:$apr1$abc$def\ncarl:{SHA}abc=\ndave:plain\neve:$6$abc\nalice:${hash}\nnothing\n:empty\n`
    const found = parse('htpasswd', text)
    expect(found.map(({ line, source }) => `${line} ${source}`)).toEqual([
      ...[
        '2 user alice',
        '4 user bob',
        '4 password of bob',
        '5 user carl',
        '5 password of carl',
        '6 user dave',
      ],
      ...['6 password of dave', '7 user eve', '7 password of eve', '8 user alice', '9 line', '10 line'],
    ])
    expect(found[0]).toMatchObject({ want: { username: 'alice', passwordHash: hash } })
    expect(found.slice(1)).toMatchObject([
      { want: { username: 'bob', passwordHash: null } },
      { reason: /apr1/ },
      {},
      { reason: /SHA-1/ },
      {},
      { reason: /no bcrypt/ },
      {},
      { reason: /SHA-512/ },
      { reason: /line 2 already/ },
      { reason: 'It is no name:hash.' },
      { reason: 'It is no name:hash.' },
    ])
    expect(JSON.stringify(found)).not.toMatch(/plain"|nothing/)
  })
})

describe('Harbor’s robots', () => {
  const robot = (change: object) => ({
    ...{
      id: 1,
      name: 'robot$acme+ci',
      level: 'project',
      disable: false,
      editable: true,
      expires_at: -1,
      duration: -1,
    },
    permissions: [permission(['pull', 'push'])],
    ...change,
  })
  const permission = (actions: string[], change: object = {}) => ({
    ...{ kind: 'project', namespace: 'acme' },
    access: actions.map((action) => ({ resource: 'repository', action })),
    ...change,
  })
  const token = (all: 'pull' | 'push', scopes: string[] = []) => ({
    ...{ make: 'organization_token', organization: 'acme', label: 'ci' },
    description: 'Imported from Harbor: robot$acme+ci',
    ...{ grant: { publicRead: false, all, chosen: [], scopes }, expiresAt: null },
  })

  it.each<[string, object, object[]]>([
    ['pull and push', {}, [{ want: token('push') }]],
    ['pull', { permissions: [permission(['pull'])] }, [{ want: token('pull') }]],
    [
      'pull, push and delete',
      { permissions: [permission(['pull', 'push', 'delete'])] },
      [{ want: token('push', ['scope-image-delete']) }],
    ],
    [
      'delete without push',
      { permissions: [permission(['pull', 'delete'])] },
      [{ want: token('pull') }, { reason: /Deleting/ }],
    ],
    ['push alone', { permissions: [permission(['push'])] }, [{ reason: /pulls nothing/ }]],
    [
      'rights that tokens have not',
      {
        permissions: [
          {
            ...permission(['pull']),
            access: [...permission(['pull']).access, { resource: 'scan', action: 'create' }],
          },
        ],
      },
      [{ want: token('pull') }, { reason: 'Access tokens have no scan create.' }],
    ],
    [
      'all projects',
      { permissions: [permission(['pull'], { namespace: '*' })] },
      [{ reason: /all organizations/ }],
    ],
    [
      'the system',
      { permissions: [permission(['pull'], { kind: 'system', namespace: '/' })] },
      [{ reason: /whole system/ }],
    ],
    [
      'a denial',
      {
        permissions: [
          { ...permission([]), access: [{ resource: 'repository', action: 'pull', effect: 'deny' }] },
        ],
      },
      [{ reason: /denies/ }],
    ],
    ['disabled', { disable: true }, [{ reason: 'It is disabled.' }]],
    ['expired', { expires_at: now.getTime() / 1000 - 1 }, [{ reason: 'It has expired.' }]],
    ['no permissions', { permissions: null }, [{ reason: 'It has no permissions.' }]],
    ['no robot', { name: 7 }, [{ reason: 'It is no robot account of Harbor.' }]],
  ])('%s', (_, change, expected) => {
    expect(parse('harbor-robots', JSON.stringify([robot(change)]))).toMatchObject(expected)
  })

  it('of several projects becomes a token for each, and keeps its expiration', () => {
    const permissions = [permission(['pull']), permission(['pull', 'push'], { namespace: 'beta' })]
    const text = `[\n${JSON.stringify(robot({}))},\n${JSON.stringify(robot({ name: 'robot$two', expires_at: 1_800_000_000, permissions }))}\n]`
    expect(parse('harbor-robots', text)).toMatchObject([
      { line: 2 },
      { line: 3, want: { organization: 'acme', label: 'two', expiresAt: new Date('2027-01-15T08:00:00Z') } },
      { line: 3, want: { organization: 'beta', label: 'two', grant: { all: 'push' } } },
    ])
  })
})

describe('Docker Hub’s tokens', () => {
  const personal = {
    uuid: 'x',
    token_label: 'laptop',
    is_active: true,
    expires_at: null,
    generated_by: 'manual',
  }
  const organization = { id: 'x', label: 'CI', is_active: true, expires_at: '2027-01-01T00:00:00Z' }
  const repo = (path: string, ...scopes: string[]) => ({ type: 'TYPE_REPO', path, scopes })
  const [pull, push, remove] = ['scope-image-pull', 'scope-image-push', 'scope-image-delete'] as const

  it.each<[string, object, object]>([
    [
      'admin',
      { ...personal, scopes: ['repo:admin'] },
      { want: { make: 'personal_token', description: 'laptop', permission: 'admin' } },
    ],
    ['public', { ...personal, scopes: ['repo:public_read'] }, { want: { permission: 'public_read' } }],
    ['the highest', { ...personal, scopes: ['repo:read', 'repo:write'] }, { want: { permission: 'write' } }],
    [
      'an unknown scope',
      { ...personal, scopes: ['repo:read', 'billing'] },
      { reason: 'There is no scope billing.' },
    ],
    ['no scope', { ...personal, scopes: [] }, { reason: 'There is no scope at all.' }],
    ['made by a device', { ...personal, scopes: ['repo:admin'], generated_by: 'auto' }, { reason: /device/ }],
    ['inactive', { ...personal, scopes: ['repo:admin'], is_active: false }, { reason: 'It is inactive.' }],
    [
      'expired',
      { ...personal, scopes: ['repo:admin'], expires_at: '2026-11-30T00:00:00Z' },
      { reason: 'It has expired.' },
    ],
    ['malformed', { ...personal, scopes: ['repo:admin'], expires_at: 'soon' }, { reason: /no time/ }],
    ['a list without rights', organization, { reason: /doesn’t say what it may do/ }],
    [
      'an organization’s',
      {
        ...organization,
        resources: [repo('acme/*', pull), repo('acme/web', push), repo('*/*/public', pull)],
      },
      {
        want: {
          ...{
            make: 'organization_token',
            organization: 'acme',
            label: 'CI',
            expiresAt: new Date('2027-01-01T00:00:00Z'),
          },
          grant: { publicRead: true, all: 'pull', chosen: [{ name: 'web', access: 'push' }], scopes: [] },
        },
      },
    ],
    [
      'that deletes and manages',
      {
        ...organization,
        resources: [
          repo('acme/web', push, remove),
          repo('acme/api', pull),
          { type: 'TYPE_ORG', path: 'acme', scopes: ['scope-member-read'] },
        ],
      },
      { want: { grant: { scopes: [remove, 'scope-member-read'] } } },
    ],
    [
      'that deletes here and not there',
      { ...organization, resources: [repo('acme/web', push, remove), repo('acme/api', push)] },
      { reason: /more in some repositories/ },
    ],
    [
      'of two organizations',
      { ...organization, resources: [repo('acme/*', pull), repo('beta/*', pull)] },
      { reason: /one organization/ },
    ],
    [
      'with an unknown scope',
      { ...organization, resources: [repo('acme/*', 'scope-fly')] },
      { reason: /scope-fly/ },
    ],
    [
      'of another kind',
      { ...organization, resources: [{ type: 'TYPE_TEAM', path: 'acme/x', scopes: [pull] }] },
      { reason: /TYPE_TEAM/ },
    ],
    ['something else', { hello: 1 }, { reason: 'It is no access token of Docker Hub.' }],
  ])('%s', (_, token, expected) => {
    const text = JSON.stringify({ count: 1, next: null, results: [token] }, null, 2)
    expect(parse('docker-hub', text)).toMatchObject([{ line: 5, ...expected }])
  })
})

describe('a hostile file', () => {
  const refused = (kind: ImportKind, text: string) => {
    try {
      return `${JSON.stringify(parse(kind, text)).length} characters`
    } catch (error) {
      return (error as Error).message
    }
  }

  it.each<[string, ImportKind, string, RegExp]>([
    ['a NUL', 'htpasswd', 'a:b\nc\0d', /^Line 2 has a NUL/],
    ['what was no UTF-8', 'htpasswd', 'a:b\n\n\uFFFD', /^Line 3 is not UTF-8/],
    ['half a character', 'htpasswd', 'a:b\n\uD800', /not UTF-8/],
    ['aliases', 'docker-auth', 'users: &a {}\nacl: *a', /^Line 2: aliases/],
    [
      'an alias bomb',
      'docker-auth',
      `a: &a [x]\nb: &b [${'*a,'.repeat(9)}]\nusers: [${'*b,'.repeat(9)}]`,
      /aliases/,
    ],
    ['a name twice', 'docker-auth', 'users:\n  alice: {}\n  alice: {}\n', /^Line 3/],
    ['nesting', 'docker-auth', `users: ${'['.repeat(50)}${']'.repeat(50)}`, /nested too deeply/],
    ['much nesting', 'docker-auth', `users: ${'['.repeat(100_000)}`, /nested too deeply|Line 1/],
    ['two documents', 'docker-auth', 'users: {}\n---\nusers: {}\n', /documents/],
    ['no YAML', 'docker-auth', 'users: {\n', /^Line/],
    ['another file', 'docker-auth', 'services: {}\n', /neither users nor an acl/],
    ['a list of users', 'docker-auth', 'users: [alice]\n', /users is no mapping/],
    ['a rule without actions', 'docker-auth', 'acl:\n  - match: {account: a}\n', /^Line 2: a rule/],
    ['no JSON', 'harbor-robots', '[{]', /^This is no JSON/],
    ['deep JSON', 'harbor-robots', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /no JSON|characters/],
    ['nothing', 'harbor-robots', '[]', /nothing to import/],
    ['too many parts', 'htpasswd', 'x\n'.repeat(importLimits.items + 1), /at most 2000/],
    ['too much', 'htpasswd', 'é'.repeat(importLimits.bytes / 2 + 1), /512 KiB/],
  ])('%s is refused in words', (_, kind, text, message) => {
    expect(refused(kind, text)).toMatch(message)
  })

  it('may use names that are special to JavaScript', () => {
    const text = `users:\n  __proto__: { password: "${hash}" }\n  constructor: { password: "${hash}" }\n`
    expect(parse('docker-auth', text)).toMatchObject([
      { want: { username: '__proto__' } },
      { want: { username: 'constructor' } },
    ])
    expect(parse('harbor-robots', '[{"__proto__": {"name": "x"}}]')).toMatchObject([{ reason: /no robot/ }])
    expect(({} as { password?: string }).password).toBeUndefined()
  })

  it('of the greatest size is read within seconds', () => {
    const rule = (place: number) =>
      `  - { match: {account: alice, name: "/^acme\\/(a|b)+${place}.*$/"}, actions: [${place % 2 ? 'pull' : 'push'}] }\n`
    const rules = Array.from({ length: 1_000 }, (_, place) => rule(place)).join('')
    const started = Date.now()
    expect(parse('docker-auth', `acl:\n${rules}`)).toHaveLength(1_000)
    expect(refused('docker-auth', `acl:\n${rules}${rule(1)}`)).toMatch(/At most 1000 rules/)
    expect(refused('docker-auth', `users: {${'a,'.repeat(200_000)}}`)).toMatch(/^Line 1: a is there a second/)
    expect(Date.now() - started).toBeLessThan(20_000)
  })

  it('shows names in one line that turns nothing around', () => {
    const [item] = parse('htpasswd', `al\u202Eice\u0007:${hash}`)
    expect(item!.source).toBe('user al·ice·')
  })
})
