import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { hashSecret, Secret } from '#lib/secret.ts'
import { hintOf, isWellFormed, looksLikeToken, newSecret } from '#lib/tokens/secret.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** CRC-32 (IEEE 802.3) bit by bit, in base62 by powers: nothing shared with the code under test. */
function checksum(text: string): string {
  let crc = 0xffffffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  const value = (crc ^ 0xffffffff) >>> 0
  return [5, 4, 3, 2, 1, 0].map((power) => alphabet[Math.floor(value / 62 ** power) % 62]).join('')
}

const random = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5'

describe('the checksum of these tests', () => {
  it('agrees with the published check value of CRC-32', () => {
    // 0xCBF43926 = 3·62⁵ + 45·62⁴ + 35·62³ + 27·62² + 22·62 + 14
    expect(checksum('123456789')).toBe('3jZRME')
  })
})

describe('a new secret', () => {
  it('is the prefix, 30 random base62 characters and their CRC-32', () => {
    const text = newSecret('account').reveal()
    expect(text).toMatch(/^gate_pat_[0-9A-Za-z]{36}$/)
    expect(text.slice(-6)).toBe(checksum(text.slice(0, -6)))
    expect(isWellFormed(text)).toBe(true)
  })

  it('is never the same, and uses each character about as often', () => {
    const secrets = Array.from({ length: 2_000 }, () => newSecret('account').reveal())
    expect(new Set(secrets).size).toBe(2_000)
    const counts = new Map<string, number>()
    for (const secret of secrets) {
      for (const character of secret.slice(9, 39)) counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([...alphabet].sort())
    // 60,000 draws of 62: 968 each, with a standard deviation of 31; six of them.
    for (const count of counts.values()) expect(Math.abs(count - 968)).toBeLessThan(186)
  })

  it('is told apart by its prefix and last four characters', () => {
    const secret = new Secret(`gate_pat_${random}k3FqZ9`)
    expect(hintOf(secret)).toBe('gate_pat_…FqZ9')
  })

  it('is stored as its SHA-256', () => {
    expect(hashSecret('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  it('prints as [redacted] wherever it is printed', () => {
    const secret = newSecret('account')
    const text = secret.reveal()
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    console.log(secret, { secret })
    const logged = log.mock.calls.flat().map((part) => inspect(part, { depth: 9, showHidden: true }))
    log.mockRestore()
    const printed = [`${secret}`, secret + '', JSON.stringify({ secret }), inspect(secret), ...logged]
    printed.push(
      inspect({ secret }, { showHidden: true, customInspect: false }),
      String(new Error(`${secret}`)),
    )
    for (const print of printed) expect(print).not.toContain(text.slice(9, 39))
    expect(`${secret}`).toBe('[redacted]')
    expect(JSON.stringify({ secret })).toBe('{"secret":"[redacted]"}')
    expect(Object.keys(secret)).toEqual([])
    expect(structuredClone({ ...secret })).toEqual({})
  })
})

describe('text that is not a secret', () => {
  const sound = `gate_pat_${random}${checksum(`gate_pat_${random}`)}`

  it('knows a sound one', () => {
    expect(isWellFormed(sound)).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['the prefix alone', 'gate_pat_'],
    ['one character less', sound.slice(0, -1)],
    ['one character more', `${sound}0`],
    ['a space before', ` ${sound}`.slice(0, sound.length)],
    ['a line break at the end', `${sound.slice(0, -1)}\n`],
    ['another prefix', sound.replace('gate_pat_', 'gate_oat_')],
    ['another word', sound.replace('gate', 'fate')],
    ['another word, checksum right', withChecksum(`fate_pat_${random}`)],
    ['upper case', sound.toUpperCase()],
    ['a wrong checksum', `${sound.slice(0, -6)}000000`],
    ['two characters swapped', sound.replace('A1', '1A')],
    ['NUL inside', withChecksum(`gate_pat_${random.replace('A1', 'A\0')}`)],
    ['letters beyond ASCII, checksum right', withChecksum(`gate_pat_${random.replace('A1', 'Aé')}`)],
    ['a hyphen, checksum right', withChecksum(`gate_pat_${random.replace('A1', 'A-')}`)],
    ['a megabyte', `gate_pat_${'a'.repeat(1_000_000)}`],
  ])('%s', (_, text) => {
    expect(isWellFormed(text)).toBe(false)
  })

  it('is any text with one character changed', () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.constantFrom(...alphabet), (place, character) => {
        fc.pre(sound[place] !== character)
        expect(isWellFormed(sound.slice(0, place) + character + sound.slice(place + 1))).toBe(false)
      }),
    )
  })

  it('means to be a token by its prefix alone', () => {
    expect(looksLikeToken('gate_pat_oops')).toBe(true)
    expect(looksLikeToken('gate_oat_oops')).toBe(true)
    expect(looksLikeToken('gate_xat_oops')).toBe(false)
    expect(looksLikeToken('my gate_pat_')).toBe(false)
  })

  function withChecksum(body: string): string {
    return body + checksum(body)
  }
})
