import { z } from 'zod'
import { hubRoute } from '#api/hub/hub-route.ts'
import { openApiSession, openApiSessionWithCode } from '#lib/credentials/open-api-session.ts'
import { Secret } from '#lib/secret.ts'
import { endSession } from '#lib/sessions/end-session.ts'

const tag = 'Authentication'
const name = z.string().min(1).max(254)
const secret = z
  .string()
  .min(1)
  .max(1000)
  .transform((text) => new Secret(text))

export const authRoutes = [
  hubRoute('POST /v2/auth/token', {
    tag,
    summary: 'Create a bearer token',
    description: 'It is valid for 10 minutes, or until the session or access token behind it ends.',
    errors: 'errinfo',
    body: z.object({
      identifier: name.describe('A username, or the name of an organization.'),
      secret: secret.describe('A password, a personal access token, or an access token of the organization.'),
    }),
    result: z.object({ access_token: z.string() }),
    handle: async ({ body: { identifier, secret }, context }) => ({
      access_token: await openApiSession({ kind: 'login', username: identifier, secret }, context),
    }),
  }),
  hubRoute('POST /v2/users/login', {
    tag,
    summary: 'Sign in as a person',
    description:
      'The older way to the same bearer token. With two-factor authentication, a password is answered with 401 and a `login_2fa_token`, which is valid for 10 minutes.',
    errors: 'detail',
    query: z.object({
      refresh_token: z.string().optional().describe('Accepted. There are no refresh tokens: sign in again.'),
    }),
    body: z.object({
      username: name,
      password: secret.describe('A password or a personal access token.'),
    }),
    result: z.object({ token: z.string() }),
    handle: async ({ body: { username, password }, context }) => ({
      token: await openApiSession({ kind: 'login', username, secret: password }, context, {
        forPeople: true,
      }),
    }),
  }),
  hubRoute('POST /v2/users/2fa-login', {
    tag,
    summary: 'Sign in with a second factor',
    description: 'Five wrong codes lock this for five minutes.',
    errors: 'detail',
    body: z.object({
      login_2fa_token: secret.describe('From the answer of `POST /v2/users/login`. It works once.'),
      code: z.string().max(100).describe('What the authenticator app shows now.'),
    }),
    result: z.object({ token: z.string() }),
    handle: async ({ body: { login_2fa_token, code }, context }) => ({
      token: await openApiSessionWithCode(login_2fa_token, code, context),
    }),
  }),
  hubRoute('POST /v2/logout', {
    tag,
    summary: 'Sign out',
    description:
      'Ends the session behind the bearer token. One for an access token only forgets itself: it ends with the access token, or after 10 minutes.',
    errors: 'detail',
    result: z.object({ detail: z.string() }),
    handle: async ({ actor }) => {
      if (actor.kind === 'account' && actor.sessionId) await endSession(actor, actor.sessionId)
      return { detail: 'Successfully logged out.' }
    },
  }),
]
