import { hkdfSync, randomBytes } from 'node:crypto'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { encryptSecret } from '#lib/encryption/encrypt-secret.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'

const name = 'root'
const place = { purpose: 'instance-secret', id: name } as const

/** A key for one purpose, the same on every replica and after every start. */
export async function deriveSecret(purpose: string): Promise<string> {
  return Buffer.from(hkdfSync('sha256', await instanceSecret(), '', purpose, 32)).toString('base64url')
}

const held = globalThis as { gatehouseInstanceSecret?: Promise<Buffer> }

function instanceSecret(): Promise<Buffer> {
  held.gatehouseInstanceSecret ??= readOrMake().catch((error: unknown) => {
    delete held.gatehouseInstanceSecret
    throw error
  })
  return held.gatehouseInstanceSecret
}

async function readOrMake(): Promise<Buffer> {
  await db.$transaction(createInstanceSecret)
  const { value } = await db.instanceSecret.findUniqueOrThrow({ where: { name } })
  return Buffer.from(decryptSecret(place, value), 'base64url')
}

/** Unless it exists. Replicas that start together agree: the first row is kept, and all of them read it. */
export async function createInstanceSecret(tx: Prisma.TransactionClient): Promise<void> {
  if (await tx.instanceSecret.findUnique({ where: { name } })) return
  const value = await encryptSecret(tx, place, randomBytes(32).toString('base64url'))
  await tx.instanceSecret.createMany({ data: { name, value }, skipDuplicates: true })
}
