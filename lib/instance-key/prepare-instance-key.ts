import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { encryptWith, keyIdOf } from '#lib/encryption/cipher.ts'
import { instanceKeys } from '#lib/encryption/instance-keys.ts'
import { keyFile, newInstanceKey, writeKeyFile } from '#lib/encryption/key-file.ts'
import { lockInstanceKey } from '#lib/encryption/lock-instance-key.ts'
import { lockStoredSecrets, updateStoredSecrets } from '#lib/encryption/stored-secrets.ts'
import { env } from '#lib/env.ts'
import { createInstanceSecret } from '#lib/instance-secret/derive-secret.ts'

/**
 * Sees at start that this process has the key of the database, which an empty one gets here. Encrypts what an earlier version
 * stored in plain text. Throws StartError.
 */
export async function prepareInstanceKey(): Promise<void> {
  const isNew = await db.$transaction(async (tx) => {
    await lockInstanceKey(tx, 'exclusive')
    const secrets = await lockStoredSecrets(tx)
    const encrypted = secrets.filter(({ stored }) => keyIdOf(stored))
    const isNew = encrypted.length === 0 && instanceKeys().length === 0
    // The file is on the disk before anything needs it.
    if (isNew) writeKeyFile([newInstanceKey()])
    for (const { place, stored } of encrypted) decryptSecret(place, stored)
    const plain = secrets.filter(({ stored }) => !keyIdOf(stored))
    await updateStoredSecrets(
      tx,
      plain.map(({ place, stored }) => ({ place, stored: encryptWith(instanceKeys()[0]!, place, stored) })),
    )
    await createInstanceSecret(tx)
    return isNew
  })
  if (isNew && env.DATABASE_URL) {
    console.log(
      `✓ Made the key that secrets in the database are encrypted with, ${keyFile()}. Back it up, apart from the database, and give it to every replica as INSTANCE_KEY.`,
    )
  }
}
