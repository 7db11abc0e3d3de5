import { beforeAll, describe, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'

let demo: AccountActor
beforeAll(async () => {
  demo = await newAccount()
})

const as = (username: string, secret: Secret) => `${username}:${secret.reveal()}`

describe('a token', () => {
  it("under another's name says whose it is and nothing of its state", async () => {
    const other = await newAccount()
    for (const columns of [{}, { isActive: false }, { expiresAt: new Date(0) }]) {
      const { secret } = await newToken(demo, columns)
      for (const username of [other.username, `${demo.username} `, '']) {
        const answer = await askToken({ credential: as(username, secret), address: newAddress() })
        const message = `This access token belongs to ${demo.username}. Sign in with that name.`
        expect(answer).toMatchObject({ status: 401, message })
      }
    }
  })

  it('is taken under its owner’s name in any case', async () => {
    const { secret } = await newToken(demo)
    expect((await askToken({ credential: as(demo.username.toUpperCase(), secret) })).status).toBe(200)
  })

  it.each([
    ['a space', ' ', /^There is a space or a line break around the access token/],
    ['a line break', '\n', /^The secret ends in a line break/],
    ['a line break of Windows', '\r\n', /^The secret ends in a line break/],
  ])(
    'that ends in %s is told so, and not counted: it is not tried as a password',
    async (_what, end, message) => {
      const { secret } = await newToken(demo)
      const address = newAddress()
      const answer = await askToken({ credential: as(demo.username, secret) + end, address })
      expect([answer.status, answer.message]).toEqual([401, expect.stringMatching(message)])
      expect(await db.rateLimit.count({ where: { key: { endsWith: address } } })).toBe(0)
    },
  )

  it('of another installation is told so, and not counted: it is not tried as a password', async () => {
    // The last six characters are the CRC-32 of those before, in base62.
    const foreign = 'harbor_pat_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O52wSK2A'
    const address = newAddress()
    const answer = await askToken({ credential: `${demo.username}:${foreign}`, address })
    const message = expect.stringMatching(/^This access token is from another Gatehouse/)
    expect([answer.status, answer.message]).toEqual([401, message])
    expect(await db.rateLimit.count({ where: { key: { endsWith: address } } })).toBe(0)
  })
})
