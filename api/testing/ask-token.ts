import { decodeJwt, decodeProtectedHeader } from 'jose'
import { request } from '#api/testing/request.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'

type Ask = {
  /** `username:secret`; anonymous if absent. */
  credential?: string
  scopes?: string[]
  service?: string
  address?: string
  headers?: Record<string, string>
}

const basic = (credential: string) => `Basic ${Buffer.from(credential).toString('base64')}`

/** Calls the token endpoint like docker. */
export async function askToken({ credential, scopes = [], service, address = '192.0.2.1', headers }: Ask) {
  const query = new URLSearchParams([['service', service ?? env.REGISTRY_SERVICE]])
  for (const scope of scopes) query.append('scope', scope)
  const answer = await request(`/token?${query}`, {
    headers: {
      [ADDRESS_HEADER]: address,
      ...(credential !== undefined && { authorization: basic(credential) }),
      ...headers,
    },
  })
  return readAnswer(answer)
}

/** The password grant of OAuth 2, with any further form fields. */
export async function postForm(fields: Record<string, string>, address = '192.0.2.1') {
  const headers = { [ADDRESS_HEADER]: address }
  return readAnswer(await request('/token', { method: 'POST', headers, body: new URLSearchParams(fields) }))
}

async function readAnswer(answer: Response) {
  const body = await answer.json()
  const isGranted = answer.status === 200
  return {
    status: answer.status,
    headers: answer.headers,
    body,
    message: isGranted ? '' : (body.errors[0].message as string),
    header: isGranted ? decodeProtectedHeader(body.token) : {},
    claims: isGranted ? decodeJwt(body.token) : {},
    /** `demo/api:pull,push`, for each entry. */
    access: isGranted ? accessOf(body.token) : [],
  }
}

function accessOf(token: string): string[] {
  const { access } = decodeJwt<{ access: { type: string; name: string; actions: string[] }[] }>(token)
  return access.map(({ name, actions }) => `${name}:${actions.join(',')}`)
}
