import { describe, expect, test } from 'vitest'
import { db } from '#lib/database/db.ts'
import { decryptSecret } from '#lib/encryption/decrypt-secret.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'

const place = { purpose: 'instance-secret', id: 'root' } as const
const forget = () => {
  delete (globalThis as { gatehouseInstanceSecret?: unknown }).gatehouseInstanceSecret
}

describe('the instance secret', () => {
  test('is 32 random bytes, kept once', async () => {
    await deriveSecret('test')
    const rows = await db.instanceSecret.findMany({ where: { name: 'root' } })
    expect(rows).toHaveLength(1)
    expect(Buffer.from(decryptSecret(place, rows[0]!.value), 'base64url')).toHaveLength(32)
  })

  test('derives the same key for a purpose after a restart and on another replica', async () => {
    const before = await deriveSecret('test')
    forget()
    expect(await deriveSecret('test')).toBe(before)
    expect(Buffer.from(before, 'base64url')).toHaveLength(32)
  })

  test('derives keys of different purposes that say nothing of each other', async () => {
    const [one, other] = [await deriveSecret('one'), await deriveSecret('other')]
    const { value } = await db.instanceSecret.findUniqueOrThrow({ where: { name: 'root' } })
    expect(new Set([one, other, decryptSecret(place, value)]).size).toBe(3)
  })

  test('is the same for replicas that start at once', async () => {
    const keys = await Promise.all(
      Array.from({ length: 5 }, () => {
        forget()
        return deriveSecret('test')
      }),
    )
    expect(new Set(keys).size).toBe(1)
  })
})
