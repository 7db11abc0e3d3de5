import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { ownAccount } from '#lib/owners.ts'
import type { Secret } from '#lib/secret.ts'
import { makeSeveral } from '#lib/testing/make-several.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { runServer } from '#lib/testing/server-process.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'

const replicas: Awaited<ReturnType<typeof runServer>>[] = []
let owner: AccountActor
let service: Awaited<ReturnType<typeof newService>>

beforeAll(async () => {
  owner = await newAccount()
  service = await newService()
  for (let count = 0; count < 2; count++) replicas.push(await runServer({ TRUSTED_PROXIES: '127.0.0.1' }))
  for (const { ready } of replicas) await ready
})
afterAll(async () => {
  for (const { kill } of replicas) kill('SIGTERM')
  for (const { exit } of replicas) await exit
})

async function statusAt({ port }: { port: number }, secret: Secret): Promise<number> {
  const headers = {
    ...{ 'X-Original-Method': 'GET', 'X-Original-Host': service.host, 'X-Original-URI': '/pkg' },
    authorization: `Bearer ${secret.reveal()}`,
  }
  const response = await fetch(`http://127.0.0.1:${port}/auth/forward`, { headers })
  await response.arrayBuffer()
  return response.status
}

const ask = (tokens: { secret: Secret }[]) =>
  Promise.all(replicas.flatMap((replica) => tokens.map(({ secret }) => statusAt(replica, secret))))

async function newTokens(count: number) {
  const tokens = await makeSeveral(count, () => newToken(owner))
  await Promise.all(tokens.map((token) => giveService(token, service, 'read')))
  return tokens
}

test('of 1,000 deleted tokens none is accepted from the acknowledgement on, by two replicas that are busy', async () => {
  const [standing] = await newTokens(1)
  let isDone = false
  const busy = replicas.flatMap((replica) =>
    Array.from({ length: 8 }, async () => {
      while (!isDone) expect(await statusAt(replica, standing!.secret)).toBe(200)
    }),
  )
  const before: number[] = []
  const after: number[] = []
  for (let round = 0; round < 20; round++) {
    const tokens = await newTokens(50)
    before.push(...(await ask(tokens)))
    // Some are on their way while their tokens are deleted.
    const during = ask(tokens)
    await deleteTokens(
      owner,
      ownAccount,
      tokens.map(({ id }) => id),
    )
    after.push(...(await ask(tokens)))
    await during
  }
  isDone = true
  await Promise.all(busy)
  expect(before).toEqual(Array(2000).fill(200))
  expect(after).toEqual(Array(2000).fill(401))
}, 120_000)
