import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { SecretPlace } from '#lib/encryption/encrypted-columns.ts'
import { deriveKey, type InstanceKey } from '#lib/encryption/instance-key.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** `v1.KEY_ID.DATA`, where the data is nonce, tag and ciphertext. The place is authenticated, so that no row can pass for another. */
export function encryptWith(instanceKey: InstanceKey, place: SecretPlace, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const key = deriveKey(instanceKey, place.purpose)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(aad(place))
  const encrypted = [cipher.update(text, 'utf8'), cipher.final()]
  const data = Buffer.concat([nonce, cipher.getAuthTag(), ...encrypted])
  return `v1.${instanceKey.id}.${data.toString('base64url')}`
}

/** Throws if the text was encrypted with another key or in another place, or was changed. */
export function decryptWith(instanceKey: InstanceKey, place: SecretPlace, encrypted: string): string {
  const data = Buffer.from(encrypted.split('.')[2] ?? '', 'base64url')
  const [nonce, tag] = [data.subarray(0, nonceBytes), data.subarray(nonceBytes, nonceBytes + tagBytes)]
  const key = deriveKey(instanceKey, place.purpose)
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(aad(place)).setAuthTag(tag)
  const text = [decipher.update(data.subarray(nonceBytes + tagBytes)), decipher.final()]
  return Buffer.concat(text).toString()
}

/** The id of the key that a stored text is encrypted with; null for plain text, which earlier versions stored. */
export const keyIdOf = (stored: string) => /^v1\.([\w-]{8})\.[\w-]+$/.exec(stored)?.[1] ?? null

const aad = ({ purpose, id }: SecretPlace) => Buffer.from(`${purpose}/${id}`)
