import { mutate } from '#lib/audit/mutate.ts'
import type { SystemActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { encryptWith, keyIdOf } from '#lib/encryption/cipher.ts'
import { instanceKeys } from '#lib/encryption/instance-keys.ts'
import { newInstanceKey, writeKeyFile } from '#lib/encryption/key-file.ts'
import { lockInstanceKey } from '#lib/encryption/lock-instance-key.ts'
import { lockStoredSecrets, updateStoredSecrets } from '#lib/encryption/stored-secrets.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

/**
 * Encrypts all secrets with another key: the first of INSTANCE_KEY, otherwise a new one in the key file. Until that is
 * committed, the file has both, so a stopped rotation is repeated. Returns the ids of the key now and of the ones before.
 */
export async function rotateInstanceKey(actor: SystemActor): Promise<{ id: string; retired: string[] }> {
  const rotated = await mutate(actor, async (tx) => {
    await lockInstanceKey(tx, 'exclusive')
    const secrets = await lockStoredSecrets(tx)
    const retired = (id: string) => usedKeys(secrets).filter((used) => used !== id)
    const key = retired(instanceKeys()[0]!.id).length > 0 ? instanceKeys()[0]! : addKey()
    const plain = secrets.map(({ place, stored }) => ({ place, text: decryptSecret(place, stored) }))
    await updateStoredSecrets(
      tx,
      plain.map(({ place, text }) => ({ place, stored: encryptWith(key, place, text) })),
    )
    const result = { id: key.id, retired: retired(key.id) }
    const audit = {
      action: 'instance-key.rotate' as const,
      target: { kind: 'instance-key', name: key.id },
      details: { retired: result.retired },
    }
    return { result, audit }
  })
  if (!env.INSTANCE_KEY) await removeUnusedKeys()
  return rotated
}

const usedKeys = (secrets: { stored: string }[]) => [
  ...new Set(secrets.flatMap(({ stored }) => keyIdOf(stored) ?? [])),
]

function addKey() {
  if (env.INSTANCE_KEY) {
    throw new AppError(
      'conflict',
      'INSTANCE_KEY contains only the key in use. Set it to NEW,OLD for every replica (openssl rand -base64 32 makes a new key), restart them, and run this again.',
    )
  }
  const key = newInstanceKey()
  writeKeyFile([key, ...instanceKeys()])
  return key
}

async function removeUnusedKeys(): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockInstanceKey(tx, 'exclusive')
    const used = usedKeys(await lockStoredSecrets(tx))
    writeKeyFile(instanceKeys().filter(({ id }, at) => at === 0 || used.includes(id)))
  })
}
