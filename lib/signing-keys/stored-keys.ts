import { mutate } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { newRoot, newSigningKey, type KeyAndCertificate } from '#lib/signing-keys/certificates.ts'
import { hour } from '#lib/time.ts'

/** How long a retired key still verifies: longer than any registry token lives and any replica signs on with it. */
export const retiredKeysVerifyFor = 2 * hour

const rootSecret = 'registry-root'

/** The root, made with a first signing key where there is none yet. */
export async function readRoot(): Promise<KeyAndCertificate> {
  const stored = await db.instanceSecret.findUnique({ where: { name: rootSecret } })
  if (stored) return JSON.parse(stored.value) as KeyAndCertificate
  await makeKeys()
  return readRoot()
}

/** Of replicas that start at once, one inserts the root; the others wait for its transaction and find it there. */
async function makeKeys(): Promise<void> {
  const root = await newRoot()
  const key = await newSigningKey(root)
  await mutate({ kind: 'system' }, async (tx) => {
    const { count } = await tx.instanceSecret.createMany({
      data: { name: rootSecret, value: JSON.stringify(root) },
      skipDuplicates: true,
    })
    if (count === 0) return { result: undefined, audit: [] }
    await tx.signingKey.create({ data: key })
    return {
      result: undefined,
      audit: { action: 'signing-key.create', target: { kind: 'signing-key', name: key.id } },
    }
  })
}

/** The keys that still verify, the one to sign with first. */
export function readSigningKeys() {
  return db.signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(Date.now() - retiredKeysVerifyFor) } }] },
    orderBy: [{ retiredAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
  })
}
