import { createHmac, randomInt } from 'node:crypto'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'

/** Consonants alone, so that no code is a word: 34.5 bits (RFC 8628, 6.1). */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ'
const length = 8

/** `WDJBMJHT`, which people read as `WDJB-MJHT`. */
export function newUserCode(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

export function showUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The code in what a person typed, in any case, with or without the hyphen; null if it can't be one. */
export function readUserCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '')
  return code.length === length && [...code].every((letter) => alphabet.includes(letter)) ? code : null
}

/** With a key that is not in the database: so few codes could all be tried against a plain hash. */
export async function hashUserCode(code: string): Promise<Buffer<ArrayBuffer>> {
  return createHmac('sha256', await deriveSecret('user-codes'))
    .update(code)
    .digest()
}
