import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GitRequest } from '#lib/git/git-request.ts'
import { parseGitRequest } from '#lib/git/parse-git-request.ts'

function parse(line: string): GitRequest | null {
  const [method = '', address = ''] = line.split(' ')
  const [path = '', ...query] = address.split('?')
  const from = { scheme: 'https', host: 'git.example.com' } as const
  return parseGitRequest({ method, path, query: query.join('?'), ...from })
}

const sha1 = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const sha256 = '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
const object = `objects/${sha1.slice(0, 2)}/${sha1.slice(2)}`

describe('what is asked', () => {
  it.each<[string, GitRequest['action'], GitRequest['kind'], GitRequest['whenNew']]>([
    // gitprotocol-http(5)
    ['GET /demo/api.git/info/refs?service=git-upload-pack', 'pull', 'smart', 'refuse'],
    ['HEAD /demo/api.git/info/refs?service=git-upload-pack', 'pull', 'smart', 'refuse'],
    ['POST /demo/api.git/git-upload-pack', 'pull', 'smart', 'refuse'],
    ['GET /demo/api.git/info/refs?service=git-upload-archive', 'pull', 'smart', 'refuse'],
    ['POST /demo/api.git/git-upload-archive', 'pull', 'smart', 'refuse'],
    ['GET /demo/api.git/info/refs?service=git-receive-pack', 'push', 'smart', 'empty'],
    ['POST /demo/api.git/git-receive-pack', 'push', 'smart', 'make'],
    ['GET /demo/api.git/info/refs', 'pull', 'dumb', 'refuse'],
    ['GET /demo/api.git/HEAD', 'pull', 'dumb', 'refuse'],
    ['HEAD /demo/api.git/HEAD', 'pull', 'dumb', 'refuse'],
    [`GET /demo/api.git/${object}`, 'pull', 'dumb', 'refuse'],
    [`GET /demo/api.git/objects/${sha256.slice(0, 2)}/${sha256.slice(2)}`, 'pull', 'dumb', 'refuse'],
    ['GET /demo/api.git/objects/info/packs', 'pull', 'dumb', 'refuse'],
    ['GET /demo/api.git/objects/info/alternates', 'pull', 'dumb', 'refuse'],
    ['GET /demo/api.git/objects/info/http-alternates', 'pull', 'dumb', 'refuse'],
    [`GET /demo/api.git/objects/pack/pack-${sha1}.pack`, 'pull', 'dumb', 'refuse'],
    [`GET /demo/api.git/objects/pack/pack-${sha256}.idx`, 'pull', 'dumb', 'refuse'],
    // git-lfs, docs/api
    ['POST /demo/api.git/info/lfs/objects/batch', 'pull', 'lfs', 'empty'],
    [`GET /demo/api.git/info/lfs/objects/${sha256}`, 'pull', 'lfs', 'refuse'],
    [`PUT /demo/api.git/info/lfs/objects/${sha256}`, 'push', 'lfs', 'make'],
    [`PUT /demo/api.git/info/lfs/objects/${sha256}/1048576?part=2`, 'push', 'lfs', 'make'],
    [`POST /demo/api.git/info/lfs/objects/${sha256}/verify`, 'push', 'lfs', 'empty'],
    ['POST /demo/api.git/info/lfs/verify', 'push', 'lfs', 'empty'],
    [`GET /demo/api.git/gitlab-lfs/objects/${sha256}`, 'pull', 'lfs', 'refuse'],
    [`PUT /demo/api.git/gitlab-lfs/objects/${sha256}/12`, 'push', 'lfs', 'make'],
    ['GET /demo/api.git/info/lfs/locks?path=a.bin&limit=1', 'pull', 'lfs', 'refuse'],
    ['POST /demo/api.git/info/lfs/locks', 'push', 'lfs', 'empty'],
    ['POST /demo/api.git/info/lfs/locks/verify', 'push', 'lfs', 'empty'],
    ['POST /demo/api.git/info/lfs/locks/17/unlock', 'push', 'lfs', 'empty'],
  ])('%s', (line, action, kind, whenNew) => {
    const resource = /api\.git\/([^?]+)/.exec(line)![1]
    const repository = { namespace: 'demo', name: 'api' }
    expect(parse(line)).toMatchObject({ repository, action, kind, whenNew, resource })
    expect(parse(line.replace('api.git', 'api'))).toMatchObject({ repository, action, resource })
  })
})

describe('the repository', () => {
  const named = (path: string) => parse(`GET /${path}/info/refs?service=git-upload-pack`)?.repository

  it.each([
    ['acme/team/app.git', 'acme', 'team/app'],
    ['acme/team/app', 'acme', 'team/app'],
    ['demo/api.git.git', 'demo', 'api.git'],
    ['demo/info/refs', 'demo', 'info/refs'],
    ['demo/a/git-upload-pack', 'demo', 'a/git-upload-pack'],
  ])('of %s is %s/%s', (path, namespace, name) => expect(named(path)).toEqual({ namespace, name }))

  it.each([
    ...['', 'api.git', '/api.git', 'demo/', 'demo/.git', '.git', 'demo//api', 'demo/../api', 'demo/./api'],
    ...['Demo/api', 'demo/API.git', 'demo/api.GIT', 'demo/a b', 'demo/-api', 'demo/api.git/', 'demo/ä'],
    ...[
      'demo/api%2egit',
      'demo/api.git%00',
      'demo\\api',
      'demo/api;x',
      '~demo/api',
      `demo/${'a'.repeat(255)}`,
    ],
  ])('is none in %j', (path) => expect(named(path)).toBeUndefined())
})

it('reads the whole of a path or nothing, and takes no push for a pull', () => {
  const words = ['demo', 'api', 'api.git', '.git', 'info', 'refs', 'lfs', 'objects', 'pack', 'HEAD', 'locks']
  const ends = ['info/refs', 'info/lfs/objects/batch', `info/lfs/objects/${sha256}`, 'info/lfs/locks', object]
  const odd = ['..', '.', '', '%2e', 'batch', 'verify', 'git-receive-pack', 'git-upload-pack', sha256, '4b']
  const query = fc.constantFrom('', '?service=git-upload-pack', '?service=git-receive-pack')
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE')
  const parts = fc.array(fc.constantFrom(...words, ...ends, ...odd), { maxLength: 6 })
  let read = 0
  fc.assert(
    fc.property(method, parts, query, (verb, path, asked) => {
      const address = `/${path.join('/')}`
      const found = parse(`${verb} ${address}${asked}`)
      if (!found) return
      read += 1
      const { repository, resource, action } = found
      const full = `/${repository.namespace}/${repository.name}`
      expect([`${full}/${resource}`, `${full}.git/${resource}`]).toContain(address)
      const service = resource === 'info/refs' ? asked : resource
      if (verb === 'PUT' || service.endsWith('git-receive-pack')) expect(action).toBe('push')
    }),
    { numRuns: 20_000 },
  )
  expect(read).toBeGreaterThan(100)
})

describe('all else is refused', () => {
  it.each([
    'GET /demo/api.git',
    'GET /demo/api.git/',
    'GET /demo/api.git/config',
    'GET /demo/api.git/hooks/pre-receive',
    'PUT /demo/api.git/hooks/pre-receive',
    'GET /demo/api.git/refs/heads/main',
    'GET /demo/api.git/objects/info/commit-graph',
    `GET /demo/api.git/objects/${sha1}`,
    `GET /demo/api.git/objects/pack/pack-${sha1.slice(1)}.pack`,
    `GET /demo/api.git/objects/pack/pack-${sha1}.keep`,
    `PUT /demo/api.git/${object}`,
    `MKCOL /demo/api.git/objects/4b`,
    'PROPFIND /demo/api.git/info/refs',
    'GET /demo/api.git/git-receive-pack',
    'GET /demo/api.git/git-upload-pack',
    'POST /demo/api.git/info/refs?service=git-upload-pack',
    'post /demo/api.git/git-upload-pack',
    'POST /demo/api.git/git-receive-pack/',
    'POST /demo/api.git/git-upload-pack?service=git-receive-pack',
    'DELETE /demo/api.git/info/lfs/objects/batch',
    'GET /demo/api.git/info/lfs/objects/batch',
    'POST /demo/api.git/info/lfs/objects/batch?operation=upload',
    `DELETE /demo/api.git/info/lfs/objects/${sha256}`,
    `PUT /demo/api.git/info/lfs/objects/${sha1}`,
    'POST /demo/api.git/info/lfs/locks/../unlock/x',
    `GET /demo/api.git/${object}?x=1`,
  ])('%s', (line) => expect(parse(line)).toBeNull())

  // git-http-backend takes the last of two, decodes both name and value, and ignores what it does not know.
  it.each([
    'service=git-upload-pack&service=git-receive-pack',
    'service=git-receive-pack&service=git-upload-pack',
    'service=git%2dupload%2dpack',
    'servic%65=git-upload-pack',
    'service=git-upload-pack&x=1',
    'x=1&service=git-upload-pack',
    'service=git-upload-pack#',
    'SERVICE=git-upload-pack',
    'service=upload-pack',
    'service=git-upload-pack%00',
    'service=',
    'x',
  ])('info/refs with %s', (query) => expect(parse(`GET /demo/api.git/info/refs?${query}`)).toBeNull())
})
