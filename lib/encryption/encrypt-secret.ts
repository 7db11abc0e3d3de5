import { encryptWith } from '#lib/encryption/cipher.ts'
import type { SecretPlace } from '#lib/encryption/encrypted-columns.ts'
import { instanceKeys, keySource } from '#lib/encryption/instance-keys.ts'
import { lockInstanceKey } from '#lib/encryption/lock-instance-key.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { StartError } from '#lib/start-error.ts'

/**
 * Encrypts a small secret for the row that the transaction is about to write. A rotation of the instance key waits for that
 * transaction, so call this before it locks a row of an encrypted column's table.
 */
export async function encryptSecret(
  tx: Prisma.TransactionClient,
  place: SecretPlace,
  text: string,
): Promise<string> {
  await lockInstanceKey(tx, 'shared')
  const [key] = instanceKeys()
  if (!key) throw new StartError(`There is no instance key in ${keySource()}.`)
  return encryptWith(key, place, text)
}
