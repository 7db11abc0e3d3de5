import { afterEach, expect, it, vi } from 'vitest'
import { awaitApproval } from '#cli/http/device-grant.ts'
import { Failure } from '#cli/failure.ts'

const server = {
  issuer: 'https://gatehouse.example.com',
  device_authorization_endpoint: 'https://gatehouse.example.com/oauth/device/code',
  token_endpoint: 'https://gatehouse.example.com/oauth/token',
  revocation_endpoint: 'https://gatehouse.example.com/oauth/revoke',
}
const code = {
  ...{ device_code: 'd', user_code: 'BCDF-GHJK', verification_uri: 'https://gatehouse.example.com/activate' },
  expires_in: 600,
}
const approved = { access_token: 's', token_type: 'bearer', username: 'demo', token_id: 't' }

/** The server's answers in turn; an error's code, or null for a network that fails. */
function answering(...answers: (string | object | null)[]) {
  const pauses: number[] = []
  const fetched = vi.fn(async () => {
    const answer = answers.shift()
    if (answer === null) throw new TypeError('fetch failed')
    return typeof answer === 'string'
      ? Response.json({ error: answer }, { status: 400 })
      : Response.json(answer)
  })
  vi.stubGlobal('fetch', fetched)
  return { pauses, fetched, wait: async (milliseconds: number) => void pauses.push(milliseconds) }
}
afterEach(() => vi.unstubAllGlobals())

it('asks every five seconds unless the server says otherwise, and slower for good once told to', async () => {
  const { pauses, wait, fetched } = answering(
    'authorization_pending',
    'slow_down',
    'authorization_pending',
    'slow_down',
    approved,
  )
  expect(await awaitApproval(server, code, undefined, wait)).toEqual(approved)
  expect(pauses).toEqual([5000, 5000, 10_000, 10_000, 15_000])
  const [[url, { body }]] = fetched.mock.calls as unknown as [[string, { body: URLSearchParams }]]
  expect([url, Object.fromEntries(body)]).toEqual([
    server.token_endpoint,
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: 'gatehouse-cli',
      device_code: 'd',
    },
  ])
})

it('waits as long between two tries as the server says', async () => {
  const { pauses, wait } = answering('authorization_pending', approved)
  await awaitApproval(server, { ...code, interval: 2 }, undefined, wait)
  expect(pauses).toEqual([2000, 2000])
})

it('goes on after a moment without network', async () => {
  const { wait } = answering(null, 'authorization_pending', approved)
  expect(await awaitApproval(server, code, undefined, wait)).toEqual(approved)
})

it.each([
  ['access_denied', 'The sign-in was denied.'],
  ['expired_token', 'The code has expired. Run gatehouse login again.'],
  ['invalid_client', 'invalid_client'],
])('stops at %s', async (error, message) => {
  const { wait, fetched } = answering('authorization_pending', error, approved)
  await expect(awaitApproval(server, code, undefined, wait)).rejects.toThrow(new Failure(message))
  expect(fetched).toHaveBeenCalledTimes(2)
})

it('stops by itself once the code must have expired', async () => {
  const { wait, fetched } = answering(...Array<string>(100).fill('authorization_pending'))
  await expect(awaitApproval(server, { ...code, expires_in: 30 }, undefined, wait)).rejects.toThrow(
    /has expired/,
  )
  expect(fetched).toHaveBeenCalledTimes(7)
})
