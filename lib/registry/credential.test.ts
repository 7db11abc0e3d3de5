import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBasicCredential, readPasswordGrant } from '#lib/registry/credential.ts'
import { readSubject, subjectOf } from '#lib/registry/subject.ts'

const basic = (text: string | Buffer) => `Basic ${Buffer.from(text).toString('base64')}`
const unauthenticated = expect.objectContaining({ code: 'unauthenticated' })

describe('Basic credentials', () => {
  it.each([
    ['demo:secret', 'demo', 'secret'],
    ['demo:with:colons:', 'demo', 'with:colons:'],
    ['demo:', 'demo', ''],
    [':secret', '', 'secret'],
    ['zoë:pässwörd €', 'zoë', 'pässwörd €'],
  ])('reads %j', (text, username, secret) => {
    expect(readBasicCredential(basic(text))).toEqual({ username, secret })
  })

  it('takes the scheme in any case, and nothing for nobody', () => {
    expect(readBasicCredential(`bAsIc ${btoa('demo:x')}`)).toEqual({ username: 'demo', secret: 'x' })
    expect(readBasicCredential(undefined)).toBeNull()
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
    expect(() => readBasicCredential(header)).toThrow(unauthenticated)
  })

  it('reads back whatever has no control characters', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((value) => value.isWellFormed() && !/\p{Cc}/u.test(value))
    fc.assert(
      fc.property(text, text, (name, secret) => {
        const username = name.replaceAll(':', '')
        expect(readBasicCredential(basic(`${username}:${secret}`))).toEqual({ username, secret })
      }),
    )
  })

  it('takes a header of a megabyte for what it is', () => {
    expect(() => readBasicCredential(`Basic ${'A'.repeat(1_000_000)}`)).toThrow(unauthenticated)
  })
})

describe('the password grant', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields)

  it('gives username and password', () => {
    const fields = { grant_type: 'password', username: 'demo', password: 'a:b' }
    expect(readPasswordGrant(form(fields))).toEqual({ username: 'demo', secret: 'a:b' })
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

describe('who a registry token says it is for', () => {
  const tokenId = '01a2014e-1248-70fe-bbf2-359fe88389a3'
  const address = '192.0.2.1'
  const account = { accountId: 'a', username: 'demo', address }

  it('names the person, and the token so that people recognise it', () => {
    const rights = { permission: 'read', allRepositories: true } as const
    expect(subjectOf({ kind: 'anonymous', address })).toBe('anonymous@192.0.2.1')
    expect(subjectOf({ kind: 'anonymous', address: '2001:db8:1:2:3::4' })).toBe('anonymous@2001:db8:1:2::/64')
    expect(subjectOf({ kind: 'account', ...account })).toBe('demo')
    expect(
      subjectOf({ kind: 'token', ...account, ...rights, tokenId, tokenName: 'Test', hint: 'gate_pat_…k3Fq' }),
    ).toBe(`demo/k3Fq-${tokenId}`)
  })

  it('is read back', () => {
    const [kind, owner] = ['token', 'demo']
    expect(readSubject(`demo/k3Fq-${tokenId}`)).toEqual({ kind, owner, lastFour: 'k3Fq', tokenId })
    expect(readSubject('demo')).toEqual({ kind: 'account', owner })
    expect(readSubject('anonymous@192.0.2.7')).toEqual({ kind: 'anonymous', address: '192.0.2.7' })
  })

  it.each([
    '',
    'demo/',
    'demo@192.0.2.7',
    `demo/${tokenId}`,
    `demo/k3Fq-${tokenId}x`,
    `a/b/k3Fq-${tokenId}`,
    'demo/k3Fq-1',
  ])('is nobody in %j', (subject) => expect(readSubject(subject)).toBeNull())
})
