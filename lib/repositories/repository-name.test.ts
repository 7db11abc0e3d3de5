import { describe, expect, it } from 'vitest'
import { nameInNamespace, parseRepositoryName } from '#lib/repositories/repository-name.ts'

const ofLength = (length: number) => `demo/${'a'.repeat(length - 'demo/'.length)}`

describe("a repository's name", () => {
  it.each([
    'demo/api',
    'd/a',
    '0/0',
    'demo/api2.v3',
    'demo/a_b',
    'demo/a__b',
    'demo/a-b',
    'demo/a-----b',
    'my.org-2/a.b_c__d-e--f',
    'demo/team/api',
    'acme/team/app/cache',
    'd/e/e/p/0/a__b/c-d',
    ofLength(255),
  ])('%s', (name) => {
    const [namespace, ...rest] = name.split('/')
    expect(parseRepositoryName(name)).toEqual({ namespace, name: rest.join('/') })
  })

  it.each([
    ['nothing', ''],
    ['no namespace', 'api'],
    ['an empty namespace', '/api'],
    ['an empty name', 'demo/'],
    ['an empty component', 'demo//api'],
    ['a slash at the end', 'demo/team/'],
    ['upper case deep in it', 'demo/team/Api'],
    ['a dot before a slash', 'demo/team./api'],
    ['a hyphen after a slash', 'demo/team/-api'],
    ['a path upwards, deep in it', 'demo/team/../api'],
    ['upper case', 'demo/Api'],
    ['a dot at first', 'demo/.api'],
    ['a dot at last', 'demo/api.'],
    ['two dots', 'demo/a..b'],
    ['three underscores', 'demo/a___b'],
    ['an underscore at last', 'demo/a_'],
    ['a hyphen at first', 'demo/-a'],
    ['a hyphen at last', 'demo/a-'],
    ['separators mixed', 'demo/a._b'],
    ['hyphen and dot', 'demo/a-.b'],
    ['a tag', 'demo/api:latest'],
    ['a digest', 'demo/api@sha256'],
    ['a space', 'demo/a b'],
    ['a line break at the end', 'demo/api\n'],
    ['NUL', 'demo/a\0b'],
    ['letters beyond ASCII', 'demo/café'],
    ['a path upwards', 'demo/..'],
    ['256 characters', ofLength(256)],
  ])('is not %s', (_, text) => {
    expect(parseRepositoryName(text)).toBeNull()
  })

  it('is read quickly, whatever it is', () => {
    const began = performance.now()
    parseRepositoryName(`demo/${'a-'.repeat(500_000)}`)
    parseRepositoryName(`${'a_'.repeat(127)}`)
    nameInNamespace.test('a-/'.repeat(50_000))
    nameInNamespace.test(`${'a/'.repeat(50_000)}-`)
    nameInNamespace.test(`a${'-'.repeat(50_000)}`)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
