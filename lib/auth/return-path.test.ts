import { expect, test } from 'vitest'
import { registerPath, returnPath, signInPath } from '#lib/auth/return-path.ts'

test.each([
  ['/account/security?status=active&page=2', '/account/security?status=active&page=2'],
  ['/repositories/acme/api', '/repositories/acme/api'],
  ['/account/security?_rsc=1a2b3', '/account/security'],
  ['/', '/'],
])('%s is where one goes back to', (wanted, path) => {
  expect(returnPath(wanted)).toBe(path)
})

test.each([
  undefined,
  null,
  ['/account'],
  '',
  'account',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/sign-in',
  '/api/auth/csrf',
])('%j leads home', (wanted) => {
  expect(returnPath(wanted)).toBe('/')
})

test('no path names another host, however its dots and slashes stand', () => {
  for (const wanted of [
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
  ]) {
    const path = returnPath(wanted)
    expect(new URL(path, 'http://here.example').origin).toBe('http://here.example')
    expect(path).not.toMatch(/^\/[/\\]/)
  }
})

test('the page to register on is told the same', () => {
  expect(registerPath('/invites/1')).toBe('/register?next=%2Finvites%2F1')
  expect(registerPath('/')).toBe('/register')
})

test('the sign-in page is told where to go back to, unless that is home', () => {
  expect(signInPath('/account/sessions?x=1')).toBe('/sign-in?next=%2Faccount%2Fsessions%3Fx%3D1')
  expect(signInPath('/')).toBe('/sign-in')
  expect(signInPath(null)).toBe('/sign-in')
  expect(signInPath('//evil.example')).toBe('/sign-in')
})
