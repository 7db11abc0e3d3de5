import { request, type OutgoingHttpHeaders } from 'node:http'
import { forwardAuthPath } from '#api/forward-auth/forward-auth.ts'

export type Asked = {
  host: string
  /** As a client wrote it. */
  uri?: string
  method?: string
  credential?: string
  headers?: OutgoingHttpHeaders
}

export type Answered = { status: number; headers: Record<string, string>; body: string }

/** Asks a Gatehouse about a request as nginx does, which is set up as the documentation has it. */
export function askForward(
  port: number,
  { host, uri = '/pkg', method = 'GET', credential, headers = {} }: Asked,
): Promise<Answered> {
  return askAs(port, {
    'X-Original-Method': method,
    'X-Original-Proto': 'https',
    'X-Original-Host': host,
    'X-Original-URI': uri,
    ...(credential !== undefined && { Authorization: credential }),
    ...headers,
  })
}

/** Sends a request with these headers alone. */
export function askAs(
  port: number,
  headers: OutgoingHttpHeaders,
  { method = 'GET', path = forwardAuthPath, body = '' } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, async (answer) => {
      const text = (await answer.setEncoding('utf8').toArray()).join('')
      resolve({ status: answer.statusCode!, headers: answer.headers as Record<string, string>, body: text })
    })
    sent.on('error', reject).end(body)
  })
}

export const basicOf = (username: string, secret: { reveal: () => string }) =>
  `Basic ${Buffer.from(`${username}:${secret.reveal()}`).toString('base64')}`

export const bearerOf = (secret: { reveal: () => string }) => `Bearer ${secret.reveal()}`
