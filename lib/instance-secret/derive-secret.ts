import { hkdfSync, randomBytes } from 'node:crypto'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { encryptSecret } from '#lib/encryption/encrypt-secret.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { remember } from '#lib/remember.ts'

const name = 'root'
const place = { purpose: 'instance-secret', id: name } as const

/** A key for one purpose, the same on every replica and after every start. */
export async function deriveSecret(purpose: string): Promise<string> {
  const derive = await (held.gatehouseInstanceSecret ??= readInstanceSecret())
  return derive(purpose)
}

// Requests ask for the same few keys.
const held = globalThis as { gatehouseInstanceSecret?: Promise<(purpose: string) => string> }

async function readInstanceSecret(): Promise<(purpose: string) => string> {
  try {
    const secret = await readOrMake()
    return remember(100, (purpose) =>
      Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)).toString('base64url'),
    )
  } catch (error) {
    delete held.gatehouseInstanceSecret
    throw error
  }
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
