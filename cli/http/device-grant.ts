import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '#cli/failure.ts'
import { ask, askFor, failureOf } from '#cli/http/ask.ts'
import { clientId, type OauthServer } from '#cli/http/oauth-server.ts'

/** What a person is asked to open and compare (RFC 8628, 3.2). */
export type DeviceCode = {
  device_code: string
  user_code: string
  verification_uri: string
  verification_uri_complete?: string
  expires_in: number
  interval?: number
}

export type Approved = {
  access_token: string
  username: string
  token_id: string
  /** For how long, and what of what was asked for: of a request for certain access. */
  expires_in?: number
  authorization_details?: { identifier: string; actions: string[] }[]
}

/** How a refusal is worded, and what to do once the code has expired. */
type Words = { denied: string; again: string }
const ofLogin = { denied: 'The sign-in was denied.', again: 'Run gatehouse login again.' }

const grantType = 'urn:ietf:params:oauth:grant-type:device_code'
const usualInterval = 5

/** `asked` is what for (RFC 9396), rather than to sign in. */
export function askForCode(
  server: OauthServer,
  deviceName: string,
  asked: Record<string, string> = {},
): Promise<DeviceCode> {
  const form = { client_id: clientId, device_name: deviceName, ...asked }
  return askFor(server.device_authorization_endpoint, 'POST', { form })
}

/** Waits until the person has approved, as often as the server allows (RFC 8628, 3.4 and 3.5). */
export async function awaitApproval(
  server: OauthServer,
  { device_code, interval = usualInterval, expires_in }: DeviceCode,
  { denied, again }: Words = ofLogin,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<Approved> {
  const form = { grant_type: grantType, client_id: clientId, device_code }
  let pause = interval
  for (let waited = 0; waited < expires_in + pause; waited += pause) {
    await wait(pause * 1000)
    const answer = await ask(server.token_endpoint, 'POST', { form }).catch(reasonToWait)
    if (answer?.status === 200) return answer.body as Approved
    const error = (answer?.body as { error?: string } | null | undefined)?.error
    if (error === 'access_denied') throw new Failure(denied)
    if (error === 'expired_token') break
    if (error === 'slow_down') pause += usualInterval
    else if (answer && error !== 'authorization_pending') throw failureOf(answer)
  }
  throw new Failure(`The code has expired. ${again}`)
}

/** A network may fail for a moment while somebody types a code. */
function reasonToWait(error: unknown): null {
  if (error instanceof Failure) return null
  throw error
}
