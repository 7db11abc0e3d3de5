import { randomInt } from 'node:crypto'
import { env } from '#lib/env.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import { secretAfter } from '#lib/tokens/secret.ts'

const prefix = `${env.TOKEN_PREFIX}_app_`
const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
const idLength = 16

/** In the form of an access token, so that a leak scanner finds it, too. */
export const newApplicationSecret = (): Secret => secretAfter(prefix)

/** What an application calls itself by: `app_` and 16 random characters, which no form or header has to escape. */
export function newClientId(): string {
  const random = Array.from({ length: idLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `app_${random}`
}

/** The columns of a secret. */
export const storedApplicationSecret = (secret: Secret) => ({
  secretHash: hashSecret(secret.reveal()),
  hint: `${prefix}…${secret.reveal().slice(-4)}`,
})
