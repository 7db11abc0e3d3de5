import { describe, expect, test } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { readOriginalRequest } from '#lib/forward-auth/read-original-request.ts'

type Headers = [name: string, value: string][]

const original = (
  uri: string,
  more: Headers = [],
  { method = 'GET', host = 'npm.example.com' } = {},
): Headers => [
  ['X-Original-Method', method],
  ['X-Original-Proto', 'https'],
  ['X-Original-Host', host],
  ['X-Original-URI', uri],
  ...more,
]
const forwarded = (uri: string, more: Headers = [], host = 'npm.example.com'): Headers => [
  ['X-Forwarded-Method', 'GET'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Host', host],
  ['X-Forwarded-Uri', uri],
  ...more,
]

const read = (headers: Headers, dialect: 'original' | 'forwarded' | 'path' = 'original', rest = '') =>
  readOriginalRequest({ method: 'GET', rest, headers: headers.flat() }, dialect)

/** The reason of a refusal. */
function refusal(...asked: Parameters<typeof read>): string {
  try {
    return `read as ${JSON.stringify(read(...asked))}`
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe('forbidden')
    return (error as AppError).message
  }
}

const isAmbiguous = /^This request can be read in two ways, so it is refused: .+\.$/

describe('refused: a host', () => {
  test.each([
    ['with a user name', 'npm.example.com@other.example.com'],
    ['with a password', 'user:secret@npm.example.com'],
    ['with a path', 'npm.example.com/admin'],
    ['with a query', 'npm.example.com?a'],
    ['with a fragment', 'npm.example.com#'],
    ['with a backslash', 'npm.example.com\\.other.example.com'],
    ['that is a list', 'npm.example.com, other.example.com'],
    ['with a space', 'npm.example.com other'],
    ['with a dot at its end', 'npm.example.com.'],
    ['with an empty label', 'npm..example.com'],
    ['that begins with a dot', '.example.com'],
    ['that is a pattern', '*.example.com'],
    ['that begins with a dash', '-npm.example.com'],
    ['with an encoding', 'npm%2eexample.com'],
    ['with a letter beyond ASCII', 'npm.ex\u00e4mple.com'],
    ['with the port 0', 'npm.example.com:0'],
    ['with a port that begins with 0', 'npm.example.com:0443'],
    ['with too high a port', 'npm.example.com:65536'],
    ['with two ports', 'npm.example.com:80:443'],
    ['without a port after the colon', 'npm.example.com:'],
    ['that is an address in hexadecimal', '0x7f.1'],
    ['that is an address in octal', '0177.0.0.1'],
    ['that is an address as one number', '2130706433'],
    ['that is an IPv6 address', '[::1]'],
    ['with too long a label', `${'a'.repeat(64)}.example.com`],
    ['that is too long', `${'a.'.repeat(127)}com`],
  ])('%s', (_, host) => {
    expect(refusal(original('/', [], { host }))).toMatch(isAmbiguous)
    expect(refusal(forwarded('/', [], host), 'forwarded')).toMatch(isAmbiguous)
    expect(refusal([['Host', host]], 'path', '/')).toMatch(isAmbiguous)
  })
})

describe('refused: a method', () => {
  test.each([
    ['in small letters', 'get'],
    ['with a space', 'GET /admin'],
    ['of two', 'GET, DELETE'],
    ['with an underscore', 'GET_X'],
    ['that is too long', 'A'.repeat(33)],
    ['with a digit', 'G3T'],
  ])('%s', (_, method) => expect(refusal(original('/', [], { method }))).toMatch(isAmbiguous))
})

describe('refused: headers', () => {
  test.each<[string, [string, string]]>([
    ['the address twice', ['X-Original-URI', '/admin']],
    ['the address twice, the same', ['x-original-uri', '/']],
    ['the address with underscores', ['X_Original_URI', '/admin']],
    ['the address with one underscore', ['X-Original_URI', '/admin']],
    ['the address with a dot', ['X-Original.URI', '/admin']],
    ['the method twice', ['X-Original-Method', 'DELETE']],
    ['the method with underscores', ['X_ORIGINAL_METHOD', 'DELETE']],
    ['the host twice', ['X-Original-Host', 'other.example.com']],
    ['the host with dots', ['X.Original.Host', 'other.example.com']],
    ['the scheme twice', ['X-Original-Proto', 'http']],
    ['another method', ['X-HTTP-Method-Override', 'DELETE']],
    ['another method, by its short name', ['X-HTTP-Method', 'DELETE']],
    ['another method, spelled otherwise', ['X-Method-Override', 'DELETE']],
    ['another method, with underscores', ['X_HTTP_Method_Override', 'DELETE']],
    ['another address', ['X-Original-URL', '/admin']],
    ['another address, for IIS', ['X-Rewrite-URL', '/admin']],
    // What Gatehouse says itself is set in their place only where they are spelled the same.
    ['who asks, with an underscore', ['Remote_User', 'root']],
    ['who owns the token, with one underscore', ['X-Gatehouse_Owner', 'account/root']],
    ['who owns the token, with the other', ['X_Gatehouse-Owner', 'account/root']],
    ['permissions, with a dot', ['X-Gatehouse.Permissions', 'admin']],
  ])('%s', (_, header) => {
    expect(refusal(original('/', [header]))).toMatch(isAmbiguous)
    expect(refusal([header, ...original('/')])).toMatch(isAmbiguous)
  })

  test('but not who asks as it is spelled, even twice, which what Gatehouse says replaces', () => {
    const claims: Headers = [
      ['Remote-User', 'root'],
      ['remote-user', 'root'],
    ]
    expect(read(original('/', claims))).toMatchObject({ path: '/' })
  })

  test.each<[string, [string, string]]>([
    ['twice', ['Authorization', 'Basic YTpi']],
    ['with an underscore', ['Authoriza_tion', 'Basic YTpi']],
  ])('a credential %s', (how, header) => {
    const first: [string, string] = ['Authorization', 'Basic YTpi']
    if (how === 'twice') expect(refusal(original('/', [first, header]))).toMatch(isAmbiguous)
    // It is no spelling of that name, so it says nothing.
    else expect(read(original('/', [first, header]))).toMatchObject({ path: '/' })
  })

  test.each<[string, [string, string]]>([
    ['the address twice', ['X-Forwarded-Uri', '/admin']],
    ['the address with underscores', ['X_Forwarded_Uri', '/admin']],
    ['the method with underscores', ['X_Forwarded_Method', 'DELETE']],
    ['the host twice', ['X-Forwarded-Host', 'other.example.com']],
    ['the scheme with a dot', ['X-Forwarded.Proto', 'http']],
  ])('in the other dialect, %s', (_, header) => {
    expect(refusal(forwarded('/', [header]), 'forwarded')).toMatch(isAmbiguous)
  })

  test('the host twice, where the path is the address', () => {
    const both: Headers = [
      ['Host', 'npm.example.com'],
      ['host', 'other.example.com'],
    ]
    expect(refusal(both, 'path', '/')).toMatch(isAmbiguous)
  })

  test.each(['https, http', 'ftp', 'HTTPS', 'constructor'])('the scheme %s', (scheme) => {
    const headers = original('/').map(([name, value]): [string, string] =>
      name === 'X-Original-Proto' ? [name, scheme] : [name, value],
    )
    expect(refusal(headers)).toMatch(isAmbiguous)
  })

  test.each(['X-Original-Method', 'X-Original-Host', 'X-Original-URI'])('without %s', (missing) => {
    const headers = original('/').filter(([name]) => name !== missing)
    expect(refusal(headers)).toMatch(new RegExp(`^The proxy did not send ${missing.toLowerCase()}\\.`))
  })
})

describe('of two dialects', () => {
  test('the one that is not set says nothing', () => {
    expect(read(original('/public', forwarded('/admin', [], 'other.example.com')))).toMatchObject({
      ...{ host: 'npm.example.com', path: '/public' },
    })
    expect(
      read(forwarded('/public', original('/admin', [], { method: 'DELETE' })), 'forwarded'),
    ).toMatchObject({ method: 'GET', path: '/public' })
    expect(read([['Host', 'npm.example.com'], ...original('/admin')], 'path', '/public')).toMatchObject({
      ...{ host: 'npm.example.com', path: '/public' },
    })
  })

  test('the one that is set is not filled up from the other', () => {
    expect(refusal(forwarded('/'), 'original')).toMatch('did not send x-original-')
    expect(refusal(original('/'), 'forwarded')).toMatch('did not send x-forwarded-')
  })
})

describe('read', () => {
  test.each([
    ['/', '/', ''],
    ['/pkg', '/pkg', ''],
    ['/pkg/', '/pkg/', ''],
    ['/pkg?version=1&a=//b/../c;d', '/pkg', 'version=1&a=//b/../c;d'],
    ['/pkg?', '/pkg', ''],
    ['/%70%6bg', '/pkg', ''],
    ['/caf%C3%A9', '/caf\u00e9', ''],
    ['/a%20b', '/a b', ''],
    ['/@scope%2fname', '/@scope/name', ''],
    ['/@scope%2Fname/-/name-1.0.0.tgz', '/@scope/name/-/name-1.0.0.tgz', ''],
    ['/%40scope/name', '/@scope/name', ''],
    ['/...', '/...', ''],
    ['/.well-known/x', '/.well-known/x', ''],
    ["/a+b:c,d=e!f$g&h'(i)*~_", "/a+b:c,d=e!f$g&h'(i)*~_", ''],
  ])('%s', (uri, path, query) => {
    const expected = { method: 'GET', scheme: 'https', host: 'npm.example.com', path, query }
    expect(read(original(uri))).toEqual(expected)
    expect(read(forwarded(uri), 'forwarded')).toEqual(expected)
  })

  test.each([
    ['NPM.Example.COM', 'npm.example.com'],
    ['npm.example.com:443', 'npm.example.com'],
    ['npm.example.com:80', 'npm.example.com:80'],
    ['npm.example.com:8443', 'npm.example.com:8443'],
    ['localhost', 'localhost'],
    ['127.0.0.1:3000', '127.0.0.1:3000'],
    ['my_service', 'my_service'],
  ])('the host %s', (host, normal) => {
    expect(read(original('/', [], { host }))).toMatchObject({ host: normal })
  })

  test.each(['GET', 'HEAD', 'POST', 'PROPFIND', 'M-SEARCH'])('the method %s', (method) => {
    expect(read(original('/', [], { method }))).toMatchObject({ method })
  })

  test.each([
    ['ws', 'http'],
    ['wss', 'https'],
  ])('the scheme %s', (sent, scheme) => {
    const headers = forwarded('/').map(([name, value]): [string, string] =>
      name === 'X-Forwarded-Proto' ? [name, sent] : [name, value],
    )
    expect(read(headers, 'forwarded')).toMatchObject({ scheme })
  })
})
