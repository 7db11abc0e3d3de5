import { Hono, type Context } from 'hono'
import { methodNotAllowed, problemOf, registryError } from '#api/registry/errors.ts'
import { env } from '#lib/env.ts'
import { isOwnRegistryToken } from '#lib/registry/registry-token.ts'

/**
 * The registry's own address, as far as Gatehouse answers it: `docker login` checks a secret here with no registry
 * behind. Images are kept elsewhere.
 */
export const registry = new Hono()

registry.use('/v2/*', async (c, next) => {
  c.header('Docker-Distribution-Api-Version', 'registry/2.0')
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return methodNotAllowed(c, 'GET, HEAD')
  try {
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (token === undefined) return challenge(c, '')
    if (!(await isOwnRegistryToken(token))) return challenge(c, ',error="invalid_token"')
  } catch (error) {
    return registryError(c, problemOf(error, `${c.req.method} /v2/`))
  }
  await next()
})

registry.get('/v2', (c) => c.json({}))
registry.get('/v2/', (c) => c.json({}))
registry.get('/v2/*', (c) => {
  const message = 'No images are kept at this address: use the registry that trusts this Gatehouse.'
  return registryError(c, { status: 404, code: 'NAME_UNKNOWN', message })
})

const realm = `Bearer realm="${env.PUBLIC_URL}/token",service="${env.REGISTRY_SERVICE}"`

function challenge(c: Context, more: string) {
  c.header('WWW-Authenticate', realm + more)
  return registryError(c, {
    status: 401,
    code: 'UNAUTHORIZED',
    message: 'Sign in first, as with docker login.',
  })
}
