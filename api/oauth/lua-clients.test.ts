import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newToken } from '#lib/testing/new-token.ts'

let doors: Awaited<ReturnType<typeof serveDoors>>
let person: AccountActor
beforeAll(async () => {
  doors = await serveDoors()
  person = await newAccount()
})
afterAll(() => doors.stop())

/** Sends these bytes, and reads an answer as lua-resty-http does: its status, and a body of the length that is told. */
function exchange(bytes: string): Promise<{ status: number; body: string }> {
  return new Promise((done, fail) => {
    const socket = connect(doors.port, '127.0.0.1', () => socket.write(bytes))
    let said = ''
    socket.on('data', (part) => {
      said += part.toString('latin1')
      const [head = '', body = ''] = said.split('\r\n\r\n')
      const length = /^content-length: (\d+)$/im.exec(head)?.[1]
      if (length === undefined || body.length < Number(length)) return
      done({ status: Number(head.split(' ')[1]), body })
      socket.destroy()
    })
    socket.on('error', fail)
  })
}

type Client = Awaited<ReturnType<typeof newApplication>>
type Request = (client: Client, token: string) => { headers: string[]; body: string }

const form = 'Content-Type: application/x-www-form-urlencoded'
const basic = ({ clientId, secret }: Client) =>
  `Authorization: Basic ${btoa(`${clientId}:${secret.reveal()}`)}`
const inBody = ({ clientId, secret }: Client) => `client_id=${clientId}&client_secret=${secret.reveal()}`

/**
 * As `openidc.introspect` of lua-resty-openidc 1.7.6 writes them by lua-resty-http 0.17.1: the secret is in the body always, and in
 * the header, too, with `introspection_endpoint_auth_method`, which APISIX sets. The order in the body is a Lua table's.
 */
const requests: Record<string, Request> = {
  'lua-resty-openidc': (client, token) => ({
    headers: [form],
    body: `token=${token}&${inBody(client)}`,
  }),
  'lua-resty-openidc with client_secret_basic': (client, token) => ({
    headers: [form, basic(client)],
    body: `${inBody(client)}&token=${token}`,
  }),
  'APISIX openid-connect': (client, token) => ({
    headers: [basic(client), form],
    body: `client_secret=${client.secret.reveal()}&token=${token}&client_id=${client.clientId}`,
  }),
}

function bytesOf({ headers, body }: ReturnType<Request>): string {
  const all = [
    'POST /oauth/introspect HTTP/1.1',
    ...headers,
    `Content-Length: ${body.length}`,
    'User-Agent: lua-resty-http/0.17.1 (Lua) ngx_lua/10026',
    `Host: 127.0.0.1:${doors.port}`,
  ]
  return `${all.join('\r\n')}\r\n\r\n${body}`
}

it.each(Object.entries(requests))('%s is answered', async (_, requestOf) => {
  const client = await newApplication(null)
  const { secret } = await newToken(person)
  const { status, body } = await exchange(bytesOf(requestOf(client, secret.reveal())))
  expect(status).toBe(200)
  // cjson gives a number for exp, without which nothing is kept.
  expect(JSON.parse(body)).toMatchObject({ active: true, sub: person.accountId, exp: expect.any(Number) })
  const unknown = await exchange(bytesOf(requestOf(client, 'nonsense')))
  expect(unknown).toEqual({ status: 200, body: '{"active":false}' })
})

it.each(Object.entries(requests))('%s with a wrong secret is refused', async (_, requestOf) => {
  const client = { ...(await newApplication(null)), clientId: 'app_wrong' }
  expect((await exchange(bytesOf(requestOf(client, 'nonsense')))).status).toBe(401)
})
