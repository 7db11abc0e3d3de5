import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** Who signs in there next, without being asked. */
export type ProviderPerson = { sub: string; email: string; email_verified: boolean; [claim: string]: unknown }

export const clientId = 'gatehouse'
export const clientSecret = 'a secret of forty-two characters for tests'

/** A real OpenID provider, for one client. */
export async function startIdentityProvider(port: number, publicUrl: string, logoutUrl = publicUrl) {
  const issuer = `http://localhost:${port}`
  const people = new Map<string, ProviderPerson>()
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }
  const state: { next: ProviderPerson | null } = { next: null }
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
        backchannel_logout_uri: `${logoutUrl}/oauth/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // Its own refuses loopback addresses.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    findAccount: (_, accountId) => ({ accountId, claims: () => people.get(accountId)! }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    jwks: { keys: [key] },
    pkce: { required: () => true },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session!.accountId! })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  }
  const provider = new Provider(issuer, configuration)
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next()
    context.respond = false
    const { next: person } = state
    const result = person ? { login: { accountId: person.sub } } : { error: 'access_denied' }
    await provider.interactionFinished(context.req, context.res, result)
  })
  const server = createServer(provider.callback())
  await new Promise<void>((done) => server.listen(port, 'localhost', done))

  const sign = (payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(privateKey)

  return {
    issuer,
    /** From now on this person is at the browser; null denies. */
    signsIn(person: ProviderPerson | null) {
      state.next = person
      if (person) people.set(person.sub, person)
    },
    /** What it sends when the person signs out there. */
    async signsOut(sub: string, sid: string) {
      const client = await provider.Client.find(clientId)
      const { backchannelLogout } = client as unknown as {
        backchannelLogout(sub: string, sid: string): Promise<void>
      }
      await backchannelLogout.call(client, sub, sid)
    },
    /** The same for all of the person's sessions. */
    async signsOutEverywhere(sub: string) {
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
      const claims = { iss: issuer, aud: clientId, jti: randomUUID(), sub, events }
      const logout_token = await sign({ ...claims, iat: Math.floor(Date.now() / 1000) })
      const body = new URLSearchParams({ logout_token })
      const answer = await fetch(`${logoutUrl}/oauth/backchannel-logout`, { method: 'POST', body })
      if (!answer.ok) throw new Error(await answer.text())
    },
    /** A token of its key with any content. */
    sign,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
