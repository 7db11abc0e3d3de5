import { answer } from '#api/door.ts'
import { givenDetails } from '#api/oauth/given-details.ts'
import { oauthAnswer } from '#api/oauth/oauth-errors.ts'
import type { OauthGrant } from '#api/oauth/oauth-grant.ts'
import { oauthPaths } from '#api/oauth/oauth-paths.ts'
import { refuseCredential } from '#api/oauth/refuse-credential.ts'
import { sendOauth } from '#api/oauth/send-oauth.ts'
import { requestContext } from '#api/request-context.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import type { PollRefusal } from '#lib/devices/poll-refusal.ts'
import { devicePolicy, deviceScope } from '#lib/devices/schema.ts'
import { AppError } from '#lib/errors.ts'
import { Secret } from '#lib/secret.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'

/** A device asks whether a person has approved it (RFC 8628, 3.4). */
export const deviceGrant: OauthGrant = {
  type: 'urn:ietf:params:oauth:grant-type:device_code',
  async answer(c, { client_id: clientId, device_code: deviceCode }) {
    refuseCredential(c)
    if (deviceCode === undefined) throw new AppError('invalid', 'Send device_code.')
    const secret = new Secret(deviceCode)
    const context = requestContext(c, 'api')
    const polled = await pollDeviceGrant({ clientId, deviceCode: secret }, context)
    if (typeof polled === 'string') return answer(c, oauthAnswer(400, polled, describe(polled, secret)))
    return sendOauth(c, {
      access_token: polled.secret.reveal(),
      token_type: 'bearer',
      ...(polled.given ? givenDetails(polled.given, context.now) : { scope: deviceScope }),
      username: polled.username,
      token_id: polled.tokenId,
    })
  },
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
