import { mutate } from '#lib/audit/mutate.ts'
import type { SystemActor } from '#lib/authz/actor.ts'
import { lockInstanceKey } from '#lib/encryption/lock-instance-key.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { newSigningKey } from '#lib/signing-keys/certificates.ts'
import { forgetKeyring } from '#lib/signing-keys/keyring.ts'
import { createSigningKey, readRoot, readSigningKeys } from '#lib/signing-keys/stored-keys.ts'

/**
 * Signs with a new key from now on. Tokens of the one before are verified until they have expired, but nothing can be
 * signed with it any more. Answers the new key's id. Of two rotations at once one throws `conflict`.
 */
export async function rotateSigningKey(actor: SystemActor): Promise<string> {
  const root = await readRoot()
  const [present] = await readSigningKeys()
  if (!present) throw notFound('Signing key')
  const key = await newSigningKey(root)
  await mutate(actor, async (tx) => {
    await lockInstanceKey(tx, 'shared')
    const { count } = await tx.signingKey.updateMany({
      where: { id: present.id, retiredAt: null },
      data: { retiredAt: new Date(), privateKey: '' },
    })
    if (count === 0)
      throw new AppError('conflict', 'Another process has rotated the signing key in the meantime.')
    await createSigningKey(tx, key)
    return {
      result: undefined,
      audit: {
        action: 'signing-key.rotate',
        target: { kind: 'signing-key', name: key.id },
        details: { retired: present.id },
      },
    }
  })
  forgetKeyring()
  return key.id
}
