import { open, seal } from '#lib/encryption/aes-gcm.ts'
import type { SecretPlace } from '#lib/encryption/encrypted-columns.ts'
import { deriveKey, type InstanceKey } from '#lib/encryption/instance-key.ts'

/** `v1.KEY_ID.DATA`. The place is authenticated, so that no row can pass for another. */
export function encryptWith(instanceKey: InstanceKey, place: SecretPlace, text: string): string {
  const data = seal(deriveKey(instanceKey, place.purpose), text, contextOf(place))
  return `v1.${instanceKey.id}.${data.toString('base64url')}`
}

/** Throws if the text was encrypted with another key or in another place, or was changed. */
export function decryptWith(instanceKey: InstanceKey, place: SecretPlace, encrypted: string): string {
  const data = Buffer.from(encrypted.split('.')[2] ?? '', 'base64url')
  return open(deriveKey(instanceKey, place.purpose), data, contextOf(place))
}

/** The id of the key that a stored text is encrypted with; null for plain text, which earlier versions stored. */
export const keyIdOf = (stored: string) => /^v1\.([\w-]{8})\.[\w-]+$/.exec(stored)?.[1] ?? null

const contextOf = ({ purpose, id }: SecretPlace) => `${purpose}/${id}`
