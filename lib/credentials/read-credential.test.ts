import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBasic, readBearer, readPasswordGrant, type Login } from '#lib/credentials/read-credential.ts'

const basic = (text: string | Buffer) => `Basic ${Buffer.from(text).toString('base64')}`
const textOf = (login: Login | null) => login && { username: login.username, secret: login.secret.reveal() }
const unauthenticated = expect.objectContaining({ code: 'unauthenticated' })

describe('Basic credentials', () => {
  it.each([
    ['demo:secret', 'demo', 'secret'],
    ['demo:with:colons:', 'demo', 'with:colons:'],
    ['demo:', 'demo', ''],
    [':secret', '', 'secret'],
    ['zoë:pässwörd €', 'zoë', 'pässwörd €'],
  ])('reads %j', (text, username, secret) => {
    expect(textOf(readBasic(basic(text)))).toEqual({ username, secret })
  })

  it('takes the scheme in any case, and nothing for nobody', () => {
    expect(textOf(readBasic(`bAsIc ${btoa('demo:x')}`))).toEqual({ username: 'demo', secret: 'x' })
    expect(readBasic(undefined)).toBeNull()
  })

  it.each([
    '',
    'Basic',
    'Basic ',
    'Basic !!!!',
    `Basic ${btoa('demo:x')} more`,
    `Basic ${btoa('no colon')}`,
    `Basic ${btoa('demo:x')}A`,
    `Bearer ${btoa('demo:x')}`,
    btoa('demo:x'),
    basic(Buffer.from([0xff, 0xfe, 0x3a, 0x61])),
    basic('demo:a\u0000b'),
    basic('de\nmo:a'),
  ])('refuses %j', (header) => {
    expect(() => readBasic(header)).toThrow(unauthenticated)
  })

  it('reads back whatever has no control characters', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((value) => value.isWellFormed() && !/\p{Cc}/u.test(value))
    fc.assert(
      fc.property(text, text, (name, secret) => {
        const username = name.replaceAll(':', '')
        expect(textOf(readBasic(basic(`${username}:${secret}`)))).toEqual({ username, secret })
      }),
    )
  })

  it('takes a header of a megabyte for what it is', () => {
    expect(() => readBasic(`Basic ${'A'.repeat(1_000_000)}`)).toThrow(unauthenticated)
  })
})

describe('the password grant', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields)

  it('gives username and password', () => {
    const fields = { grant_type: 'password', username: 'demo', password: 'a:b' }
    expect(textOf(readPasswordGrant(form(fields)))).toEqual({ username: 'demo', secret: 'a:b' })
  })

  it.each<[Record<string, string>, string]>([
    [{}, 'Send grant_type=password.'],
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 'Only grant_type=password is offered'],
    [{ grant_type: 'authorization_code' }, 'Only grant_type=password is offered'],
    [{ grant_type: 'password', username: 'demo' }, 'Send username and password.'],
    [{ grant_type: 'password', password: 'x' }, 'Send username and password.'],
  ])('refuses %j', (fields, message) => {
    expect(() => readPasswordGrant(form(fields))).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(message) }),
    )
  })

  it('refuses control characters, which no database takes', () => {
    const fields = { grant_type: 'password', username: 'demo', password: 'a\u0000' }
    expect(() => readPasswordGrant(form(fields))).toThrow(unauthenticated)
  })
})

describe('bearer tokens', () => {
  it('are read in any case, also by the names that a protocol adds', () => {
    expect(readBearer('bEaReR  a.b.c')?.secret.reveal()).toBe('a.b.c')
    expect(readBearer('JWT abc', 'jwt')?.secret.reveal()).toBe('abc')
  })

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic YTpi', 'JWT abc', 'abc'])(
    'are none in %j',
    (header) => expect(readBearer(header)).toBeNull(),
  )
})
