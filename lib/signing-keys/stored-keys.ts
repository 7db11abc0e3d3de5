import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { encryptSecret } from '#lib/encryption/encrypt-secret.ts'
import { newRoot, newSigningKey, type KeyAndCertificate } from '#lib/signing-keys/certificates.ts'
import { hour } from '#lib/time.ts'

/** How long a retired key still verifies: longer than any registry token lives and any replica signs on with it. */
export const retiredKeysVerifyFor = 2 * hour

const rootSecret = 'registry-root'
const rootPlace = { purpose: 'instance-secret', id: rootSecret } as const

/** The root, made with a first signing key where there is none yet. */
export async function readRoot(): Promise<KeyAndCertificate> {
  const stored = await db.instanceSecret.findUnique({ where: { name: rootSecret } })
  if (stored) return JSON.parse(decryptSecret(rootPlace, stored.value)) as KeyAndCertificate
  await makeKeys()
  return readRoot()
}

/** Of replicas that start at once, one inserts the root; the others wait for its transaction and find it there. */
async function makeKeys(): Promise<void> {
  const root = await newRoot()
  const key = await newSigningKey(root)
  await mutate({ kind: 'system' }, async (tx) => {
    const { count } = await tx.instanceSecret.createMany({
      data: { name: rootSecret, value: await encryptSecret(tx, rootPlace, JSON.stringify(root)) },
      skipDuplicates: true,
    })
    if (count === 0) return { result: undefined, audit: [] }
    await createSigningKey(tx, key)
    return {
      result: undefined,
      audit: { action: 'signing-key.create', target: { kind: 'signing-key', name: key.id } },
    }
  })
}

export async function createSigningKey(
  tx: Transaction,
  key: KeyAndCertificate & { id: string; createdAt?: Date },
) {
  const privateKey = await encryptSecret(tx, placeOf(key.id), key.privateKey)
  await tx.signingKey.create({ data: { ...key, privateKey } })
}

/** The keys that still verify, the one to sign with first. Retired ones have no private key. */
export async function readSigningKeys() {
  const keys = await db.signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(Date.now() - retiredKeysVerifyFor) } }] },
    orderBy: [{ retiredAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
  })
  return keys.map(({ id, privateKey, certificate }) => ({
    id,
    privateKey: privateKey && decryptSecret(placeOf(id), privateKey),
    certificate,
  }))
}

const placeOf = (id: string) => ({ purpose: 'signing-key', id }) as const
