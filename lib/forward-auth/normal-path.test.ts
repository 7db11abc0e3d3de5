import { describe, expect, test } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { normalPath } from '#lib/forward-auth/normal-path.ts'
import { readOriginalRequest } from '#lib/forward-auth/read-original-request.ts'

/** What each dialect makes of an address. */
function inEachDialect(uri: string) {
  const about = (prefix: string, address: string) => ({
    method: 'GET',
    rest: '',
    headers: [
      ...[`${prefix}-Method`, 'GET', `${prefix}-Proto`, 'https', `${prefix}-Host`, 'npm.example.com'],
      ...[`${prefix}-${address}`, uri],
    ],
  })
  const path = { method: 'GET', rest: uri, headers: ['Host', 'npm.example.com'] }
  return [
    () => readOriginalRequest(about('X-Original', 'URI'), 'original'),
    () => readOriginalRequest(about('X-Forwarded', 'Uri'), 'forwarded'),
    () => readOriginalRequest(path, 'path'),
  ]
}

describe('refused, because servers differ in what they make of it: an address', () => {
  test.each([
    ['that begins with two slashes', '//admin'],
    ['with two slashes in a row', '/public//admin'],
    ['with three slashes at its end', '/public///'],
    ['with a dot segment', '/public/./admin'],
    ['with a dot segment at its end', '/public/.'],
    ['that climbs', '/public/../admin'],
    ['that climbs at its end', '/public/admin/..'],
    ['that climbs out', '/../admin'],
    ['that climbs by an encoded dot', '/public/%2e%2e/admin'],
    ['that climbs by half an encoded dot', '/public/.%2E/admin'],
    ['with an encoded dot anywhere', '/public/file%2etxt'],
    ['with an encoded slash', '/public%2fadmin'],
    ['with an encoded slash in capitals', '/public%2Fadmin'],
    ['that climbs by encoded slashes', '/public/..%2f..%2fadmin'],
    ['encoded twice', '/public%252fadmin'],
    ['encoded three times', '/public%25252fadmin'],
    ['with an encoded percent sign', '/public/100%25'],
    ['with a backslash', '/public\\admin'],
    ['that climbs by backslashes', '/public/..\\admin'],
    ['with an encoded backslash', '/public%5cadmin'],
    ['with a parameter of a segment', '/public;/admin'],
    ['that climbs behind a parameter', '/public/..;/admin'],
    ['with a session in the path', '/admin;jsessionid=1'],
    ['with an encoded semicolon', '/public/..%3b/admin'],
    ['with an encoded question mark', '/admin%3f/public'],
    ['with an encoded number sign', '/admin%23/public'],
    ['with a fragment', '/admin#/public'],
    ['with a fragment in the query', '/admin?a#b'],
    ['with a NUL', '/admin%00/public'],
    ['with a NUL at its end', '/public/file%00.txt'],
    ['with a line break', '/public%0d%0aX-Original-URI:%20/admin'],
    ['with a tab', '/public%09/admin'],
    ['with DEL', '/public%7f'],
    ['that ends in an encoded space', '/admin%20'],
    ['with a part that ends in an encoded space', '/admin%20/users'],
    ['that ends in a raw space', '/admin '],
    ['with a raw tab', '/public\tadmin'],
    ['with a raw space', '/public admin'],
    ['followed by another version', '/public HTTP/1.1'],
    ['with raw UTF-8', '/caf\u00c3\u00a9'],
    ['with raw Latin-1', '/caf\u00e9'],
    ['with an overlong slash', '/public%c0%afadmin'],
    ['with an overlong dot', '/public/%c0%ae%c0%ae/admin'],
    ['with half of a UTF-8 character', '/caf%c3'],
    ['with an encoded surrogate', '/public%ed%a0%80'],
    ['with a full-width slash', '/public%ef%bc%8fadmin'],
    ['with full-width dots', '/public/%ef%bc%8e%ef%bc%8e/admin'],
    ['with a one-dot leader', '/public/%e2%80%a4%e2%80%a4/admin'],
    ['with an accent of its own', '/cafe%cc%81'],
    ['with a zero-width space', '/ad%e2%80%8bmin'],
    ['that is written from right to left', '/%e2%80%aeadmin'],
    ['with a bare percent sign', '/100%'],
    ['with half an encoding', '/public%2'],
    ['with an encoding that is none', '/public%zz'],
    ['in the encoding of IIS', '/public%u002fadmin'],
    ['in absolute form', 'https://npm.example.com/admin'],
    ['in absolute form of another host', 'http://other.example.com/'],
    ['without a scheme', 'npm.example.com/admin'],
    ['of a server as a whole', '*'],
    ['with a query alone', '?a=b'],
    ['with too long a path', `/${'a'.repeat(2048)}`],
    ['with too long a query', `/?${'a'.repeat(8191)}`],
    ['with two encoded slashes in the name of a package', '/@scope%2fname%2fadmin'],
    ['of a package that climbs', '/@scope%2f..%2fadmin'],
    ['with an encoded slash that no package has', '/-/@scope%2fname'],
  ])('%s', (_, uri) => {
    for (const asked of inEachDialect(uri)) {
      expect(asked).toThrow(/^This request can be read in two ways, so it is refused: .+\.$/)
      expect(asked).toThrow(AppError)
    }
  })
})

describe('a request and its normal form never decide differently', () => {
  /** What the most obliging server would make of a path: decoded as often as that changes it, resolved, and cut. */
  function mostObliging(address: string): string {
    let path = address.split(/[?#]/)[0]!
    for (let times = 0; times < 5; times++) {
      path = path.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    }
    path = path
      .split(/[?#\0]/)[0]!
      .replaceAll('\\', '/')
      .replace(/;[^/]*/g, '')
      .replace(/\/{2,}/g, '/')
    return new URL(path, 'http://a.invalid').pathname
  }

  /** The same numbers in each run. */
  function numbers(seed: number) {
    return (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
  }

  const parts = [
    ...[
      '/',
      '//',
      '.',
      '..',
      '...',
      '%2e',
      '%2E%2e',
      '%2f',
      '%5c',
      '\\',
      ';',
      ';a=b',
      '%3b',
      '%25',
      '%252f',
      '%00',
    ],
    ...[
      'a',
      'admin',
      'public',
      '@scope',
      '@',
      '%61',
      '%41',
      '%7e',
      '-',
      '_',
      '~',
      '?',
      '#',
      '%3f',
      '%23',
      '%',
      '%2',
    ],
    ...[
      '%c0%af',
      '%20',
      ' ',
      '\t',
      ':',
      '&',
      '=',
      '+',
      ',',
      "'",
      '*',
      '!',
      '$',
      '(',
      ')',
      'http:',
      '%40',
      '%zz',
    ],
  ]

  /** How an address is read; null if it is refused. */
  function pathOf(address: string): string | null {
    try {
      return normalPath(address).path
    } catch (error) {
      if (error instanceof AppError && error.code === 'forbidden') return null
      throw error
    }
  }

  /** Those of the accepted that somebody might read otherwise, and how many were accepted. */
  function tryAll(addresses: Iterable<string>) {
    let accepted = 0
    const wrong: [address: string, path: string][] = []
    for (const address of addresses) {
      const path = pathOf(address)
      if (path === null) continue
      accepted++
      const normal = path.replace(/[^\w\-.~!$&'()*+,=:@/]/gu, (one) => encodeURIComponent(one))
      if (pathOf(normal) !== path || decodeURI(mostObliging(address)) !== path) wrong.push([address, path])
    }
    return { wrong, accepted }
  }

  test('of 30,000 addresses put together from what is known to be read differently', () => {
    const below = numbers(11)
    const newAddress = () => {
      const pieces = Array.from({ length: 1 + below(8) }, () => parts[below(parts.length)]!)
      return `${below(8) === 0 ? '' : '/'}${pieces.join('')}`
    }
    const { wrong, accepted } = tryAll(Array.from({ length: 30_000 }, newAddress))
    expect(wrong).toEqual([])
    expect(accepted).toBeGreaterThan(3_000)
  })

  test('of 20,000 addresses of any bytes', () => {
    const below = numbers(12)
    const newAddress = () =>
      `/${Array.from({ length: below(24) }, () => String.fromCharCode(below(256))).join('')}`
    const { wrong, accepted } = tryAll(Array.from({ length: 20_000 }, newAddress))
    expect(wrong).toEqual([])
    expect(accepted).toBeGreaterThan(500)
  })
})
