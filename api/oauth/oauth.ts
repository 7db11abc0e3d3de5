import { Hono } from 'hono'
import { deviceGrant } from '#api/oauth/device-grant.ts'
import { introspect } from '#api/oauth/introspect.ts'
import type { OauthGrant } from '#api/oauth/oauth-grant.ts'
import { oauthPaths } from '#api/oauth/oauth-paths.ts'
import { readForm } from '#api/oauth/read-form.ts'
import { refuseCredential } from '#api/oauth/refuse-credential.ts'
import { sendOauth } from '#api/oauth/send-oauth.ts'
import { tokenExchange } from '#api/oauth/token-exchange.ts'
import { requestContext } from '#api/request-context.ts'
import { revokeDeviceToken } from '#lib/devices/revoke-device-token.ts'
import { devicePolicy } from '#lib/devices/schema.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { showUserCode } from '#lib/devices/user-code.ts'
import { AppError } from '#lib/errors.ts'
import { methodNotAllowed } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { paths } from '#lib/paths.ts'
import { Secret } from '#lib/secret.ts'

/**
 * Devices sign in for people (RFC 8628), workloads exchange tokens (RFC 8693), both revoke (RFC 7009), and applications ask what
 * a token is (RFC 7662).
 */
export const oauth = new Hono()

export const oauthGrants: readonly OauthGrant[] = [deviceGrant, tokenExchange]

oauth.post(oauthPaths.deviceCode, async (c) => {
  refuseCredential(c)
  const { client_id: clientId, scope, device_name: deviceName, reason, ...sent } = await readForm(c)
  const { authorization_details: authorizationDetails, expires_in: expiresIn } = sent
  const issuer = publicUrlFor(c.req.header('host'))
  const asked = { authorizationDetails, expiresIn, reason, issuer }
  const started = await startDeviceGrant({ clientId, scope, deviceName, ...asked }, requestContext(c, 'api'))
  const userCode = showUserCode(started.userCode.reveal())
  const page = issuer + paths.activate
  return sendOauth(c, {
    device_code: started.deviceCode.reveal(),
    user_code: userCode,
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${userCode}`,
    expires_in: devicePolicy.expirySeconds,
    interval: devicePolicy.intervalSeconds,
  })
})

oauth.post(oauthPaths.token, async (c) => {
  const form = await readForm(c)
  const grant = oauthGrants.find(({ type }) => type === form.grant_type)
  if (grant) return grant.answer(c, form)
  refuseCredential(c)
  if (form.grant_type === undefined) throw new AppError('invalid', 'Send grant_type.')
  const message = `Send grant_type=${oauthGrants.map(({ type }) => type).join(' or ')}.`
  throw new AppError('invalid', message, { fields: { grantType: message } })
})

oauth.post(oauthPaths.revoke, async (c) => {
  refuseCredential(c)
  const { client_id: clientId, token } = await readForm(c)
  if (token === undefined) throw new AppError('invalid', 'Send token.')
  await revokeDeviceToken({ clientId, secret: new Secret(token) }, requestContext(c, 'api'))
  return c.body(null, 200, { 'Cache-Control': 'no-store' })
})

oauth.post(oauthPaths.introspect, introspect)

for (const path of Object.values(oauthPaths))
  oauth.all(path, () => {
    throw methodNotAllowed('POST')
  })
