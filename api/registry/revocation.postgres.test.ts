import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { runServer } from '#lib/testing/server-process.ts'
import type { Secret } from '#lib/secret.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { rotateTokens } from '#lib/tokens/rotate-tokens.ts'

const replicas: Awaited<ReturnType<typeof runServer>>[] = []
let owner: AccountActor

beforeAll(async () => {
  owner = await newAccount()
  for (let count = 0; count < 2; count++) replicas.push(await runServer({}))
  for (const { ready } of replicas) await ready
})
afterAll(async () => {
  for (const { kill } of replicas) kill('SIGTERM')
  for (const { exit } of replicas) await exit
})

async function statusAt({ url }: { url: string }, secret: Secret): Promise<number> {
  const authorization = `Basic ${btoa(`${owner.username}:${secret.reveal()}`)}`
  const response = await fetch(`${url}/token?service=gatehouse`, { headers: { authorization } })
  await response.arrayBuffer()
  return response.status
}

test('a deleted token is refused from the acknowledgement on, by two replicas that are busy', async () => {
  const standing = await newToken(owner)
  let isDone = false
  const busy = replicas.flatMap((replica) =>
    Array.from({ length: 16 }, async () => {
      while (!isDone) expect(await statusAt(replica, standing.secret)).toBe(200)
    }),
  )
  const ask = (secret: Secret) => Promise.all(replicas.map((replica) => statusAt(replica, secret)))
  const answers: number[][] = []
  for (let count = 0; count < 30; count++) {
    const { id, secret } = await newToken(owner)
    expect(await ask(secret)).toEqual([200, 200])
    // Some are on their way while the token is deleted.
    const during = ask(secret)
    await deleteTokens(owner, ownAccount, [id])
    answers.push(await ask(secret))
    await during
  }
  isDone = true
  await Promise.all(busy)
  expect(answers).toEqual(Array(30).fill([401, 401]))
})

test('the old secret of a rotated token is refused by two replicas from the first use of the new one on', async () => {
  const [one, other] = replicas as [(typeof replicas)[0], (typeof replicas)[0]]
  for (let count = 0; count < 30; count++) {
    const { id, secret: old } = await newToken(owner)
    const input = { ids: [id], expiresAt: null, graceHours: 24 as const }
    const [rotated] = await rotateTokens(owner, ownAccount, input)
    const secret = rotated!.secret!
    expect([await statusAt(one, old), await statusAt(other, old)]).toEqual([200, 200])
    const first = await Promise.any([statusAt(one, secret), statusAt(other, secret)])
    expect([first, await statusAt(one, old), await statusAt(other, old)]).toEqual([200, 401, 401])
  }
})
