import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { signBearer } from '#lib/credentials/bearer.ts'

it('holds for ten minutes from the second of its issue', async () => {
  const issued = Date.UTC(2026, 2, 4, 5, 6, 7)
  const bearer = await signBearer(
    { kind: 'token', id: randomUUID(), lastFour: 'k3Fq' },
    new Date(issued + 999),
  )
  const [iat, exp] = [issued / 1000, issued / 1000 + 600]
  expect(decodeJwt(bearer)).toMatchObject({ iat, nbf: iat - 60, exp })
})
