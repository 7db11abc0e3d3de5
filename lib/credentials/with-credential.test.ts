import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signBearer, type BearerSubject } from '#lib/credentials/bearer.ts'
import type { Credential } from '#lib/credentials/read-credential.ts'
import { withCredential } from '#lib/credentials/with-credential.ts'
import { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { lastFourOf } from '#lib/tokens/secret.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

afterEach(() => void vi.restoreAllMocks())

const now = new Date('2026-11-28T14:00:00Z')
const context = { address: '198.51.100.7', userAgent: 'docker/28.2.2', door: 'registry', now } as const
const login = (username: string, secret: Secret) => ({ kind: 'login', username, secret }) satisfies Credential
const bearerOf = async (subject: BearerSubject): Promise<Credential> => {
  return { kind: 'bearer', secret: new Secret(await signBearer(subject, now)) }
}
const callerOf = (credential: Credential | null) =>
  withCredential(
    credential,
    { ...context, address: newAddress() },
    { use: () => 'asked', run: async (result) => ({ result }) },
  )

describe('a credential stands for', () => {
  it('nobody where there is none', async () => {
    expect(await callerOf(null)).toMatchObject({ kind: 'anonymous' })
  })

  it('a person by password or session, an access token by secret or bearer', async () => {
    const person = await newPerson()
    const { sessionId, sessionSecret, accountId } = await newSession(person)
    const owner = await newAccount()
    const { id: tokenId, secret } = await newToken(owner)
    expect(await callerOf(login(person.username, new Secret(person.password)))).toMatchObject({
      kind: 'account',
      accountId,
    })
    const bySession = await bearerOf({ kind: 'session', secret: sessionSecret })
    expect(await callerOf(bySession)).toMatchObject({ kind: 'account', sessionId })
    expect(await callerOf(login(owner.username, secret))).toMatchObject({ kind: 'token', tokenId })
    expect(
      await callerOf(await bearerOf({ kind: 'token', id: tokenId, lastFour: lastFourOf(secret.reveal()) })),
    ).toMatchObject({
      kind: 'token',
      tokenId,
    })
  })
})

describe('what an access token was used for is recorded', () => {
  it.each(['secret', 'bearer'])('whether it comes by its %s', async (how) => {
    const owner = await newAccount()
    const { id, secret } = await newToken(owner)
    const record = vi.spyOn(tokenUses, 'record')
    const credential =
      how === 'secret'
        ? login(owner.username, secret)
        : await bearerOf({ kind: 'token', id, lastFour: lastFourOf(secret.reveal()) })
    await withCredential(credential, context, {
      use: () => 'asked to pull demo/api',
      run: async () => ({ result: 1 }),
    })
    const use = {
      at: now,
      address: '198.51.100.7',
      client: 'docker 28.2.2',
      action: 'asked to pull demo/api',
    }
    expect(record.mock.calls).toEqual([[id, use, true]])
  })

  it('and nothing where the work fails, or where it is no token', async () => {
    const person = await newPerson()
    const owner = await newAccount()
    const { secret } = await newToken(owner)
    const record = vi.spyOn(tokenUses, 'record')
    const failing = withCredential(login(owner.username, secret), context, {
      use: () => 'failed',
      run: () => Promise.reject(new Error('failed')),
    })
    await expect(failing).rejects.toThrow('failed')
    await callerOf(login(person.username, new Secret(person.password)))
    await callerOf(null)
    expect(record).not.toHaveBeenCalled()
  })
})

it('that its token was deleted is looked for only after a miss', async () => {
  const owner = await newAccount()
  const { secret } = await newToken(owner)
  const { sent } = await statementsOf(() => callerOf(login(owner.username, secret)))
  expect(sent).toEqual(['find-token-by-secret'])
})

it('does not print what was shown', async () => {
  const shown = login('demo', new Secret('correct horse'))
  for (const text of [inspect(shown, { showHidden: true }), JSON.stringify(shown), `${shown.secret}`]) {
    expect(text).toContain('[redacted]')
    expect(text).not.toContain('horse')
  }
})
