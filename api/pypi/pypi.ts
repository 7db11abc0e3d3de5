import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { requestContext } from '#api/request-context.ts'
import { AppError } from '#lib/errors.ts'
import { ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { methodNotAllowed } from '#lib/http/problem.ts'
import { Secret } from '#lib/secret.ts'
import { second } from '#lib/time.ts'
import { findPublishing } from '#lib/workloads/find-publishing.ts'
import { publishToken } from '#lib/workloads/publish-token.ts'
import { burnToken } from '#lib/workloads/burn-token.ts'

/** What `uv publish` and others ask of a package index in a CI, as PyPI answers it. */
export const pypi = new Hono()

export const pypiPath = '/_/oidc'

const noStore = { 'Cache-Control': 'no-store' }

pypi.get(`${pypiPath}/audience`, async (c) => {
  const { audience } = await findPublishing('pypi', c.req.header(ORIGIN_HEADER))
  return c.json({ audience }, 200, noStore)
})

pypi.post(`${pypiPath}/mint-token`, async (c) => {
  const publishing = await findPublishing('pypi', c.req.header(ORIGIN_HEADER))
  const made = await publishToken(publishing, await readToken(c), requestContext(c, 'api'))
  const expires = Math.floor(made.expiresAt.getTime() / second)
  return c.json({ success: true, token: made.secret.reveal(), expires }, 200, noStore)
})

pypi.post(`${pypiPath}/burn-token`, async (c) => {
  await burnToken(await readToken(c), requestContext(c, 'api'))
  // Whether there was such a token is nobody's business.
  return c.json({}, 202, noStore)
})

const methods = { audience: 'GET', 'mint-token': 'POST', 'burn-token': 'POST' }
for (const [name, method] of Object.entries(methods))
  pypi.all(`${pypiPath}/${name}`, () => {
    throw methodNotAllowed(method)
  })

const bodySchema = z.object({ token: z.string().min(1) })

/** Whatever its `Content-Type` says: some clients send none. */
async function readToken(c: Context): Promise<Secret> {
  const text = await c.req.text()
  const message = 'Send JSON as in {"token": "…"}.'
  const malformed = () => new AppError('invalid', message, { fields: { payload: message } })
  try {
    const parsed = bodySchema.safeParse(JSON.parse(text))
    if (parsed.success) return new Secret(parsed.data.token)
  } catch {
    throw malformed()
  }
  throw malformed()
}
