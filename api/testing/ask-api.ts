import { request } from '#api/testing/request.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { newAddress } from '#lib/testing/new-person.ts'

export type Ask = { bearer?: string; body?: unknown; headers?: Record<string, string>; address?: string }

/** Calls an API like a client: `askApi('GET /api/v1/tokens', { bearer })`. */
export async function askApi(what: string, { bearer, body, headers, address = newAddress() }: Ask = {}) {
  const [method = '', path = ''] = what.split(' ')
  const answer = await request(path, {
    method,
    headers: {
      [ADDRESS_HEADER]: address,
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = /^application\/(problem\+)?json/.test(answer.headers.get('content-type') ?? '')
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: isJson && text ? JSON.parse(text) : null,
  }
}
