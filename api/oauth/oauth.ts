import { Hono, type Context } from 'hono'
import { answer } from '#api/door.ts'
import { oauthAnswer } from '#api/oauth/oauth-errors.ts'
import { readForm } from '#api/oauth/read-form.ts'
import { requestContext } from '#api/request-context.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import type { PollRefusal } from '#lib/devices/poll-refusal.ts'
import { revokeDeviceToken } from '#lib/devices/revoke-device-token.ts'
import { devicePolicy, deviceScope } from '#lib/devices/schema.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { showUserCode } from '#lib/devices/user-code.ts'
import { AppError } from '#lib/errors.ts'
import { methodNotAllowed } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { paths } from '#lib/paths.ts'
import { Secret } from '#lib/secret.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'

/** Devices sign in for people: device authorization (RFC 8628) and revocation (RFC 7009), and no other flow of OAuth. */
export const oauth = new Hono()

export const oauthPaths = {
  deviceCode: '/oauth/device/code',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
} as const

export const deviceGrantType = 'urn:ietf:params:oauth:grant-type:device_code'

oauth.post(oauthPaths.deviceCode, async (c) => {
  const { client_id: clientId, scope, device_name: deviceName } = await readForm(c)
  const started = await startDeviceGrant({ clientId, scope, deviceName }, requestContext(c, 'api'))
  const userCode = showUserCode(started.userCode.reveal())
  const page = publicUrlFor(c.req.header('host')) + paths.activate
  return send(c, {
    device_code: started.deviceCode.reveal(),
    user_code: userCode,
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${userCode}`,
    expires_in: devicePolicy.expirySeconds,
    interval: devicePolicy.intervalSeconds,
  })
})

oauth.post(oauthPaths.token, async (c) => {
  const { grant_type: grantType, client_id: clientId, device_code: deviceCode } = await readForm(c)
  if (grantType === undefined) throw new AppError('invalid', 'Send grant_type.')
  if (grantType !== deviceGrantType) {
    const message = `Send grant_type=${deviceGrantType}.`
    throw new AppError('invalid', message, { fields: { grantType: message } })
  }
  if (deviceCode === undefined) throw new AppError('invalid', 'Send device_code.')
  const secret = new Secret(deviceCode)
  const polled = await pollDeviceGrant({ clientId, deviceCode: secret }, requestContext(c, 'api'))
  if (typeof polled === 'string') return answer(c, oauthAnswer(400, polled, describe(polled, secret)))
  return send(c, {
    access_token: polled.secret.reveal(),
    token_type: 'bearer',
    scope: deviceScope,
    username: polled.username,
    token_id: polled.tokenId,
  })
})

oauth.post(oauthPaths.revoke, async (c) => {
  const { client_id: clientId, token } = await readForm(c)
  if (token === undefined) throw new AppError('invalid', 'Send token.')
  await revokeDeviceToken({ clientId, secret: new Secret(token) }, requestContext(c, 'api'))
  return c.body(null, 200, { 'Cache-Control': 'no-store' })
})

for (const path of Object.values(oauthPaths))
  oauth.all(path, () => {
    throw methodNotAllowed('POST')
  })

/** RFC 6749, 5.1. */
function send(c: Context, body: object): Response {
  return c.json(body, 200, { 'Cache-Control': 'no-store' })
}

const descriptions: Record<PollRefusal, string> = {
  authorization_pending: 'Nobody has approved this device yet.',
  slow_down: `Wait ${devicePolicy.slowDownSeconds} seconds longer between requests from now on.`,
  access_denied: 'The request of this device was denied.',
  expired_token: 'The code has expired. Ask for another.',
  invalid_grant: 'The code is wrong, of another client, or was used.',
}

function describe(refusal: PollRefusal, deviceCode: Secret): string {
  if (!looksLikeToken(deviceCode.reveal())) return descriptions[refusal]
  return `An access token signs no device in. Ask for a device code at ${oauthPaths.deviceCode}, which a person approves.`
}
