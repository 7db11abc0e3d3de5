import { afterAll, beforeAll, expect, it } from 'vitest'
import { askIntrospection } from '#api/testing/ask-introspection.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { applicationPolicy } from '#lib/applications/schema.ts'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { second } from '#lib/time.ts'
import { newSecret, storedSecret } from '#lib/tokens/secret.ts'
import { createVerifier } from '#packages/verify/src/verify.js'

let doors: Awaited<ReturnType<typeof serveDoors>>
beforeAll(async () => {
  doors = await serveDoors()
})
afterAll(() => doors.stop())

type Client = Awaited<ReturnType<typeof newApplication>>
type Consumer = (client: Client) => (secret: Secret) => Promise<boolean>

/** Programs as they are set at first: what each does with an answer. */
const consumers: Record<string, Consumer> = {
  // Spring, Skipper, and Oathkeeper without its cache.
  'one that keeps nothing': (client) => async (secret) =>
    (await askIntrospection(client, secret)).body.active,

  // A shared dictionary keeps it for `exp - ngx.time()` seconds, if that is more than 0.
  'APISIX and lua-resty-openidc': (client) => {
    const kept = new Map<Secret, number>()
    return async (secret) => {
      if ((kept.get(secret) ?? 0) > Date.now()) return true
      const { body } = await askIntrospection(client, secret)
      const ttl = body.active ? body.exp - Math.floor(Date.now() / second) : 0
      if (ttl > 0) kept.set(secret, Date.now() + ttl * second)
      return body.active
    }
  },

  // mod_auth_openidc, and Kong.
  'one that keeps it until exp': (client) => {
    const kept = new Map<Secret, number>()
    return async (secret) => {
      if ((kept.get(secret) ?? 0) > Date.now()) return true
      const { body } = await askIntrospection(client, secret)
      if (body.active) kept.set(secret, body.exp * second)
      return body.active
    }
  },

  '@gatehouse/verify': ({ clientId, secret: clientSecret }) => {
    const url = `http://127.0.0.1:${doors.port}`
    const verifier = createVerifier({ url, clientId, clientSecret: clientSecret.reveal(), timeoutMs: 30_000 })
    return async (secret) => (await verifier.verify(secret.reveal())) !== null
  },
}

const tokens = 1000
const atOnce = 50

it.each(Object.entries(consumers))(
  'of 1,000 deleted tokens, %s accepts none later than a second after',
  async (_, consumerOf) => {
    const person = await newAccount()
    const reuseSeconds = applicationPolicy.reuseSeconds.standard
    const accepts = consumerOf(await newApplication(null, { reuseSeconds }))
    const secrets = Array.from({ length: tokens }, () => newSecret('account'))
    const grant = { description: 'Test', permission: 'read', allRepositories: true } as const
    await db.token.createMany({
      data: secrets.map((secret) => ({
        ...{ accountId: person.accountId, ...grant },
        ...storedSecret(secret),
      })),
    })
    const acceptedAt = new Map<Secret, number>()
    let isOver = false
    // Each asks about its tokens without a pause, so that many answers are under way, or kept, at the deletion.
    const asking = Array.from({ length: atOnce }, async (_, place) => {
      const own = secrets.filter((_, at) => at % atOnce === place)
      while (!isOver) {
        // What is kept is told at once: without a pause nothing else would have its turn, not even the deletion.
        await new Promise((turn) => setImmediate(turn))
        for (const secret of own) if (await accepts(secret)) acceptedAt.set(secret, Date.now())
      }
    })
    await expect.poll(() => acceptedAt.size, { timeout: 50_000 }).toBe(tokens)
    await db.token.deleteMany({ where: { accountId: person.accountId } })
    const deletedAt = Date.now()
    await new Promise((done) => setTimeout(done, 2 * second))
    isOver = true
    await Promise.all(asking)
    const late = [...acceptedAt.values()].map((at) => at - deletedAt).filter((after) => after > second)
    expect(late).toEqual([])
    for (const secret of secrets.slice(0, 20)) expect(await accepts(secret)).toBe(false)
  },
)
