import { Hono } from 'hono'
import { requestContext } from '#api/request-context.ts'
import { readBearer } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import { ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { methodNotAllowed } from '#lib/http/problem.ts'
import { findPublishing } from '#lib/workloads/find-publishing.ts'
import { publishToken } from '#lib/workloads/publish-token.ts'

/** What `npm publish` asks of a registry in a CI: an access token for the id token of its job. */
export const npm = new Hono()

export const npmPath = '/-/npm/v1/oidc'

npm.all(`${npmPath}/token/exchange/package/:name`, async (c) => {
  if (c.req.method !== 'POST') throw methodNotAllowed('POST')
  const publishing = await findPublishing('npm', c.req.header(ORIGIN_HEADER))
  const bearer = readBearer(c.req.header('authorization'))
  if (!bearer) throw new AppError('unauthenticated', 'Send the id token of the job as a bearer token.')
  const { secret } = await publishToken(publishing, bearer.secret, requestContext(c, 'api'))
  return c.json({ token: secret.reveal() }, 201, { 'Cache-Control': 'no-store' })
})
