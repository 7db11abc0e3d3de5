import { Secret as Key } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { newTotpKey, timeStepOf, totpUri } from '#lib/second-factor/totp.ts'
import { Secret } from '#lib/secret.ts'

/** The key of RFC 6238, appendix B. */
const key = new Secret(Key.fromLatin1('12345678901234567890').base32)
const at = (seconds: number) => new Date(seconds * 1000)

describe('a code', () => {
  // The appendix has eight digits, of which the last six are the code of six digits.
  test.each([
    [59, '287082', 0x1],
    [1111111109, '081804', 0x23523ec],
    [1111111111, '050471', 0x23523ed],
    [1234567890, '005924', 0x273ef07],
    [2000000000, '279037', 0x3f940aa],
    [20000000000, '353130', 0x27bc86aa],
  ])('at %i seconds is the one of RFC 6238, appendix B', (seconds, code, step) => {
    expect(timeStepOf(key, code, at(seconds))).toBe(step)
  })

  test('is taken one step early and one step late, and no further', () => {
    const step = 0x23523ed
    const found = [-2, -1, 0, 1, 2].map((steps) => timeStepOf(key, '050471', at((step + steps) * 30)))
    expect(found).toEqual([null, step, step, step, null])
    expect(timeStepOf(key, '050471', at((step + 2) * 30 - 1))).toBe(step)
  })

  test.each(['', '5047', '0050471', '05047x', '050472'])('is not %j', (code) => {
    expect(timeStepOf(key, code, at(1111111111))).toBeNull()
  })
})

test('a key is new each time, and has the 160 bits that RFC 4226 recommends', () => {
  const keys = [newTotpKey(), newTotpKey()].map((each) => each.reveal())
  expect(new Set(keys).size).toBe(2)
  for (const each of keys) expect(each).toMatch(/^[A-Z2-7]{32}$/)
})

test('the URI for apps says whose key it is, and where', () => {
  const issuer = `Gatehouse (${new URL(env.PUBLIC_URL).hostname})`
  const uri = new URL(totpUri(key, 'demo').reveal())
  expect(uri.protocol + uri.host).toBe('otpauth:totp')
  expect(decodeURIComponent(uri.pathname)).toBe(`/${issuer}:demo`)
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    ...{ issuer, secret: key.reveal() },
    ...{ algorithm: 'SHA1', digits: '6', period: '30' },
  })
})
