import { beforeAll, describe, expect, it } from 'vitest'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { v1Routes } from '#api/v1/v1-routes.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { newAccount } from '#lib/testing/new-account.ts'

let owner: AccountActor

beforeAll(async () => {
  owner = await newAccount()
})

describe('no sentence of a validation library', () => {
  const own = /Invalid|expected|received|Too (big|small)|Unrecognized|pattern/
  const values = [null, true, 1.5, -1, 'x'.repeat(30_000), [], {}, [1], ['x'], { x: 1 }, '\0']
  it.each(
    [...hubRoutes, ...v1Routes]
      .filter(({ body, query }) => body ?? query)
      .map((route) => [route.name, route] as const),
  )('comes from %s', async (_name, { method, path, body, query }) => {
    const address = path.replace(/\{\w+\}/g, 'none')
    const keys = (schema: unknown) => Object.keys((schema as { shape?: object } | undefined)?.shape ?? {})
    for (const value of values) {
      const sent = Object.fromEntries(keys(body).map((key) => [key, value]))
      const search = new URLSearchParams(keys(query).map((key) => [key, String(value)]))
      const mine = await sessionBearer(owner)
      for (const what of [body && sent, body && value]) {
        const answer = await askHub(`${method} ${address}?${method === 'GET' ? search : ''}`, {
          ...{ bearer: mine, ...(what !== undefined && { body: JSON.stringify(what) }) },
        })
        expect(answer.text).not.toMatch(own)
      }
    }
  })
})
