import { expect, it } from 'vitest'
import { identifyLogin } from '#lib/credentials/identify-login.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { hour } from '#lib/time.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { db } from '#lib/database/db.ts'
import { expiredTokenUses } from '#lib/usage/expired-token-uses.ts'

const now = new Date()

it('an expired token that is presented is refused, and its owner sees when and from where', async () => {
  const owner = await newAccount()
  const expired = await newToken(owner, { expiresAt: new Date(now.getTime() - hour) })
  const working = await newToken(owner, { expiresAt: new Date(now.getTime() + hour) })
  const present = ({ secret }: typeof expired) =>
    identifyLogin(
      { kind: 'login', username: owner.username, secret },
      { address: '203.0.113.40', userAgent: 'skopeo/1.18.0', door: 'registry', now },
    )
  await expect(present(expired)).rejects.toMatchObject({ code: 'unauthenticated' })
  await present(working)
  await expiredTokenUses.flush()
  const { expiredUse, lastUse } = await getToken(owner, ownAccount, expired.id)
  expect(expiredUse).toEqual({ at: now, address: '203.0.113.40', client: 'skopeo 1.18.0' })
  expect(lastUse).toBeNull()
  expect((await getToken(owner, ownAccount, working.id)).expiredUse).toBeNull()
  const moved = { expiresAt: new Date(now.getTime() + hour) }
  await db.token.update({ where: { id: expired.id }, data: moved })
  expect((await getToken(owner, ownAccount, expired.id)).expiredUse).toBeNull()
})
