import type { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { authRoute } from '#lib/sign-in/auth-route.ts'

const ask = (method: string, action: string, headers = {}) =>
  authRoute(new Request(`http://127.0.0.1/api/auth/${action}`, { method, headers }) as NextRequest, {
    params: Promise.resolve({ nextauth: action.split('/') }),
  })

test.each([
  ['GET', 'session'],
  ['POST', 'session'],
  ['GET', 'signin'],
  ['POST', 'signout'],
  ['GET', 'providers'],
  ['GET', 'error'],
  ['POST', '_log'],
  ['GET', 'callback/credentials'],
])('%s %s of next-auth is shut', async (method, action) => {
  expect((await ask(method, action)).status).toBe(404)
})

test.each(['application/json', 'application/x-www-form-urlencoded; as=application/json', 'text/plain'])(
  'credentials are taken from a form alone, not from %s',
  async (type) => {
    expect((await ask('POST', 'callback/credentials', { 'content-type': type })).status).toBe(415)
  },
)
