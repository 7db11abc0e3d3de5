import { Secret as Key, TOTP } from 'otpauth'
import { env } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'
import { second } from '#lib/time.ts'

/** What every authenticator app supports (RFC 6238): SHA-1, and the key as long as its output (RFC 4226, 4). */
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const keyBytes = 20

/** In base32. */
export const newTotpKey = () => new Secret(new Key({ size: keyBytes }).base32)

/**
 * The time step that this is the code of: the present one, or the one before or after it, for clocks that differ and people who
 * type slowly. Null if it is of none.
 */
export function timeStepOf(key: Secret, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = totpOf(key).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / (settings.period * second)) + delta
}

/** What the QR code says to an app. The issuer names this installation, since a person may use several. */
export function totpUri(key: Secret, username: string): Secret {
  const issuer = `Gatehouse (${new URL(env.PUBLIC_URL).hostname})`
  return new Secret(totpOf(key, { issuer, label: username }).toString())
}

const totpOf = (key: Secret, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...settings, ...names, secret: Key.fromBase32(key.reveal()) })
