import { Hono } from 'hono'
import { registryNotifications } from '#api/registry/registry-notifications.ts'
import { registryToken } from '#api/registry/registry-token.ts'
import { readBearer } from '#lib/credentials/read-credential.ts'
import { env } from '#lib/env.ts'
import { HttpError, methodNotAllowed } from '#lib/http/problem.ts'
import { isOwnRegistryToken } from '#lib/registry/registry-token.ts'

export const registryPaths = ['/v2', '/token', '/api/registry']

/** The registry API's root, so that `docker login` works against Gatehouse itself. Images are stored elsewhere. */
export const registry = new Hono().route('/', registryToken).route('/', registryNotifications)

registry.use('/v2/*', async (c, next) => {
  c.header('Docker-Distribution-Api-Version', 'registry/2.0')
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw methodNotAllowed('GET', 'HEAD')
  const bearer = readBearer(c.req.header('authorization'))
  if (!bearer) throw challenge('')
  if (!(await isOwnRegistryToken(bearer.secret))) throw challenge(',error="invalid_token"')
  await next()
})

registry.get('/v2', (c) => c.json({}))
registry.get('/v2/', (c) => c.json({}))
registry.get('/v2/*', () => {
  throw new HttpError(
    404,
    'There are no images at this address: use the registry that trusts this Gatehouse.',
  )
})

function challenge(more: string): HttpError {
  const realm = `Bearer realm="${env.PUBLIC_URL}/token",service="${env.REGISTRY_SERVICE}"`
  return new HttpError(401, 'Sign in first, as with docker login.', { 'WWW-Authenticate': realm + more })
}
