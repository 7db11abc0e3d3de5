import { hkdfSync, randomBytes } from 'node:crypto'
import { db } from '#lib/database/db.ts'

const name = 'root'

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

/** Replicas that start together agree: the first row is kept, and all of them read it. */
async function readOrMake(): Promise<Buffer> {
  const value = randomBytes(32).toString('base64url')
  await db.instanceSecret.createMany({ data: { name, value }, skipDuplicates: true })
  const kept = await db.instanceSecret.findUniqueOrThrow({ where: { name } })
  return Buffer.from(kept.value, 'base64url')
}
