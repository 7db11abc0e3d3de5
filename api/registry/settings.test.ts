import { expect, it, vi } from 'vitest'
import { db } from '#lib/database/db.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'

vi.hoisted(() =>
  Object.assign(process.env, {
    NEW_REPOSITORY_VISIBILITY: 'public',
    REGISTRY_TOKEN_SECONDS: '300',
    TOKEN_PREFIX: 'acme',
  }),
)

it('NEW_REPOSITORY_VISIBILITY is what a push makes of a new repository', async () => {
  const actor = await newAccount()
  const { secret } = await newToken(actor, { permission: 'write' })
  const scopes = [`repository:${actor.username}/api:pull,push`]
  await askToken({ credential: `${actor.username}:${secret.reveal()}`, scopes })
  const made = { where: { namespace: actor.username }, select: { name: true, visibility: true } }
  expect(await db.repository.findMany(made)).toEqual([{ name: 'api', visibility: 'public' }])
})

it('REGISTRY_TOKEN_SECONDS is how long a registry token holds', async () => {
  const { body, claims } = await askToken({})
  expect(body.expires_in).toBe(300)
  expect(Number(claims.exp) - Number(claims.iat)).toBe(300)
})

it('TOKEN_PREFIX begins every secret, and what begins otherwise is a password', async () => {
  const person = await newPerson()
  const actor = {
    kind: 'account',
    accountId: person.id,
    username: person.username,
    address: newAddress(),
  } as const
  const secret = (await newToken(actor)).secret.reveal()
  expect(secret).toMatch(/^acme_pat_[0-9A-Za-z]{36}$/)
  const ask = (secret: string) =>
    askToken({ credential: `${actor.username}:${secret}`, address: newAddress() })
  expect((await ask(secret)).status).toBe(200)
  const other = await ask(secret.replace('acme', 'gate'))
  expect([other.status, other.message]).toEqual([401, expect.stringMatching(/^Wrong username or password\./)])
})
