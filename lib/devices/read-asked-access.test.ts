import { expect, it } from 'vitest'
import { readAskedAccess } from '#lib/devices/read-asked-access.ts'

const issuer = 'https://gatehouse.example.com'
const api = { type: 'gatehouse_repository', identifier: 'demo/api', actions: ['pull'] }
const npm = { type: 'gatehouse_service', identifier: 'npm', actions: ['read'] }
const read = (details: unknown, more = {}) =>
  readAskedAccess({ authorizationDetails: JSON.stringify(details), issuer, ...more })

const refusal = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('It was not refused.')
}

it('reads each repository with its actions, for an hour unless another time is asked for', () => {
  const web = { ...api, identifier: 'acme/team/web', actions: ['push', 'delete'], locations: [issuer] }
  expect(read([api, web])).toEqual({
    repositories: [
      { name: 'demo/api', pull: true, push: false, delete: false },
      { name: 'acme/team/web', pull: false, push: true, delete: true },
    ],
    ...{ services: [], seconds: 3600, reason: null },
  })
  expect(read([api], { expiresIn: '90', reason: ' Fix\u202E it ' })).toMatchObject({
    ...{ seconds: 90, reason: 'Fix⟨U+202E⟩ it' },
  })
})

it('reads services of the installation and of organizations with their permissions', () => {
  const npm = { type: 'gatehouse_service', identifier: 'npm', actions: ['read', 'dist-tag'] }
  expect(read([npm, { ...npm, identifier: 'acme/npm', actions: ['write'] }, api])).toMatchObject({
    repositories: [{ name: 'demo/api' }],
    services: [
      { name: 'npm', permissions: ['read', 'dist-tag'] },
      { name: 'acme/npm', permissions: ['write'] },
    ],
  })
  // Names of different kinds may be the same.
  expect(read([{ ...npm, identifier: 'demo/api' }, api])).toMatchObject({ services: [{ name: 'demo/api' }] })
})

it('is no request without details', () => {
  expect(readAskedAccess({ issuer })).toBeNull()
})

/** RFC 9396, 5: unknown types, unknown or missing fields, wrong types and values. */
it.each<[string, unknown, string]>([
  ['no array', api, ': Send a list.'],
  ['nothing', [], ': Send at least 1 of them.'],
  ['null', [null], '[0]: Send an object.'],
  ['another type', [{ ...api, type: 'payment_initiation' }], '[0].type: Use gatehouse_repository'],
  ['no type', [{ identifier: 'demo/api', actions: ['pull'] }], '[0].type: Use gatehouse_repository'],
  ['an unknown field', [{ ...api, privileges: ['admin'] }], '[0]: Leave out privileges.'],
  ['the time in a detail', [{ ...api, expires_in: 60 }], '[0]: Leave out expires_in.'],
  ['an inherited field', [JSON.parse('{"__proto__": {"type": "x"}}')], '[0].type: Use gatehouse_repository'],
  ['no identifier', [{ type: api.type, actions: ['pull'] }], '[0].identifier: This is missing: send it.'],
  ['a number', [{ ...api, identifier: 7 }], '[0].identifier: Send text.'],
  [
    'no namespace',
    [{ ...api, identifier: 'api' }],
    '[0].identifier: Name a repository, as in namespace/name.',
  ],
  ['a pattern', [{ ...api, identifier: 'demo/*' }], '[0].identifier: Name a repository'],
  ['capitals', [{ ...api, identifier: 'Demo/API' }], '[0].identifier: Name a repository'],
  ['dots', [{ ...api, identifier: 'demo/../acme' }], '[0].identifier: Name a repository'],
  ['a control', [{ ...api, identifier: 'demo/a\u0000' }], '[0].identifier: Name a repository'],
  ['a long name', [{ ...api, identifier: `demo/${'a'.repeat(255)}` }], '[0].identifier: Name a repository'],
  ['no actions', [{ ...api, actions: [] }], '[0].actions: Send at least 1 of them.'],
  ['missing actions', [{ type: api.type, identifier: 'demo/api' }], '[0].actions: This is missing'],
  ['an action as text', [{ ...api, actions: 'pull' }], '[0].actions: Send a list.'],
  ['another action', [{ ...api, actions: ['admin'] }], '[0].actions[0]: Send pull, push or delete.'],
  ['an action twice', [{ ...api, actions: ['pull', 'pull'] }], '[0].actions: Name each action once.'],
  [
    'a repository twice',
    [api, { ...api, actions: ['push'] }],
    ': Ask for demo/api once, with all its actions.',
  ],
  ['a service’s host', [{ ...npm, identifier: 'npm.example.com' }], '[0].identifier: Name a service'],
  ['a service’s capitals', [{ ...npm, identifier: 'NPM' }], '[0].identifier: Name a service'],
  ['no permission word', [{ ...npm, actions: ['*'] }], '[0].actions[0]: Name a permission of the service.'],
  ['11 permissions', [{ ...npm, actions: [...'abcdefghijk'] }], '[0].actions: Send at most 10 of them.'],
  ['a service twice', [npm, npm], ': Ask for npm once, with all its actions.'],
  ['another server', [{ ...api, locations: ['https://evil.example'] }], `[0].locations: Send ${issuer}, or`],
  [
    '51 repositories',
    Array.from({ length: 51 }, (_, at) => ({ ...api, identifier: `demo/r${at}` })),
    ': Ask for at most 50',
  ],
  ['enormous text', [{ ...api, identifier: 'a'.repeat(20_000) }], ': Use 16384 characters or fewer.'],
])('refuses %s', (_, details, message) => {
  const error = refusal(() => read(details)) as { code: string; message: string; fields: object }
  expect(error.code).toBe('invalid')
  expect(Object.keys(error.fields)).toEqual(['authorizationDetails'])
  expect(error.message).toContain(`authorization_details${message}`)
})

it.each(['', '{', '[', 'pull', `${'['.repeat(8000)}`])('refuses %j, which is no JSON', (text) => {
  expect(refusal(() => readAskedAccess({ authorizationDetails: text, issuer }))).toMatchObject({
    message: 'authorization_details: Send a JSON array of objects.',
  })
})

it.each([
  [{ expiresIn: '59' }, 'expiresIn', 'expires_in: send 60 to 2592000 seconds.'],
  [{ expiresIn: '2592001' }, 'expiresIn', 'expires_in: send 60 to 2592000 seconds.'],
  [{ expiresIn: '-60' }, 'expiresIn', 'expires_in: send 60 to 2592000 seconds.'],
  [{ expiresIn: '1e3' }, 'expiresIn', 'expires_in: send 60 to 2592000 seconds.'],
  [{ expiresIn: 'PT2H' }, 'expiresIn', 'expires_in: send 60 to 2592000 seconds.'],
  [{ reason: 'x'.repeat(201) }, 'reason', 'reason: use 200 characters or fewer.'],
])('refuses %j', (more, field, message) => {
  expect(refusal(() => read([api], more))).toMatchObject({ message, fields: { [field]: message } })
})

it('takes neither time nor reason without details', () => {
  expect(refusal(() => readAskedAccess({ expiresIn: '60', issuer }))).toMatchObject({ code: 'invalid' })
  expect(refusal(() => readAskedAccess({ reason: 'x', issuer }))).toMatchObject({ code: 'invalid' })
})
