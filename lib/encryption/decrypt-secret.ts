import { decryptWith, keyIdOf } from '#lib/encryption/cipher.ts'
import type { SecretPlace } from '#lib/encryption/encrypted-columns.ts'
import { instanceKeys, keySource } from '#lib/encryption/instance-keys.ts'
import { StartError } from '#lib/start-error.ts'

/** What `encryptSecret` was given. Throws StartError, with the remedy, if that needs another key. */
export function decryptSecret(place: SecretPlace, stored: string): string {
  const id = keyIdOf(stored)
  const key = instanceKeys().find((key) => key.id === id)
  if (!key) {
    throw new StartError(
      `The secrets in the database are encrypted with the key ${id}, which ${keySource()} does not contain. Set INSTANCE_KEY to that key, or restore instance.key from your backup.`,
    )
  }
  try {
    return decryptWith(key, place, stored)
  } catch {
    throw new StartError(`The ${place.purpose} ${place.id} in the database was changed. Restore a backup.`)
  }
}
