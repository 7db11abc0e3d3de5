import { describe, expect, it } from 'vitest'
import type { Actor } from '#lib/authz/actor.ts'
import { ownAccount } from '#lib/owners.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const grant = {
  description: 'Mine now',
  permission: 'admin',
  repositories: 'all',
  publicRead: false,
} as const

/** Every verb of lib/tokens, tried on the token with this id. */
const verbs: Record<string, (actor: Actor, id: string) => Promise<unknown>> = {
  listTokens: (actor) => listTokens(actor, ownAccount, tokenQuerySchemas.account.parse({})),
  getToken: (actor, id) => getToken(actor, ownAccount, id),
  createToken: (actor) => createToken(actor, ownAccount, { ...grant, expiresAt: null }),
  updateToken: (actor, id) => updateToken(actor, ownAccount, { ...grant, id }),
  activateToken: (actor, id) => switchTokens(actor, ownAccount, [id], 'active'),
  deactivateToken: (actor, id) => switchTokens(actor, ownAccount, [id], 'inactive'),
  deleteTokens: (actor, id) => deleteTokens(actor, ownAccount, [id]),
}

/** Those that name a token. */
const onOne = ['getToken', 'updateToken', 'activateToken', 'deactivateToken', 'deleteTokens']

describe('what is refused changes nothing', () => {
  it.each(Object.keys(verbs))('%s: nobody, a token and the system', async (verb) => {
    const owner = await newAccount()
    const { id } = await newToken(owner)
    const byToken = await newTokenActor(owner)
    const before = await listTokens(owner, ownAccount, tokenQuerySchemas.account.parse({}))
    const run = verbs[verb]!
    await expect(run({ kind: 'anonymous', address: '192.0.2.9' }, id)).rejects.toMatchObject({
      code: 'unauthenticated',
      message: 'Sign in first.',
    })
    await expect(run(byToken, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(run({ kind: 'system' }, id)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await listTokens(owner, ownAccount, tokenQuerySchemas.account.parse({}))).toEqual(before)
    expect(await logOf(owner)).toEqual([])
  })

  it.each(onOne)("%s: another account's token", async (verb) => {
    const [owner, stranger] = [await newAccount(), await newAccount()]
    for (const isActive of [true, false]) {
      const { id } = await newToken(owner, { isActive })
      const before = await getToken(owner, ownAccount, id)
      await expect(verbs[verb]!(stranger, id)).rejects.toMatchObject({
        code: 'not_found',
        message: 'Token not found.',
      })
      expect(await getToken(owner, ownAccount, id)).toEqual(before)
    }
    expect(await logOf(owner)).toEqual([])
    expect(await logOf(stranger)).toEqual([])
  })

  it.each(onOne)('%s: no such token', async (verb) => {
    const actor = await newAccount()
    const unknown = '01936d2e-0000-7000-8000-000000000000'
    await expect(verbs[verb]!(actor, unknown)).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['getToken', 'not_found'],
    ['activateToken', 'invalid'],
    ['deactivateToken', 'invalid'],
  ])('%s: what is no id at all is %s', async (verb, code) => {
    const actor = await newAccount()
    for (const id of ['', 'new', '\0', 'é'.repeat(100_000), undefined, null, {}, ['a']]) {
      await expect(verbs[verb!]!(actor, id as string)).rejects.toMatchObject({ code })
    }
  })

  it("a list holds the account's own tokens and counts nobody else's", async () => {
    const [owner, other] = [await newAccount(), await newAccount()]
    const { id } = await newToken(owner)
    await newToken(other)
    const list = await listTokens(owner, ownAccount, tokenQuerySchemas.account.parse({}))
    expect(list.tokens.map((token) => token.id)).toEqual([id])
    expect(list).toMatchObject({ matching: 1, counts: { active: 1, inactive: 0, expired: 0 } })
  })
})
