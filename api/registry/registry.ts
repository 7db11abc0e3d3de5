import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { challenge, imageAccess } from '#api/registry/image-access.ts'
import { HttpError, methodNotAllowed } from '#lib/http/problem.ts'
import { actionsFor, parseImagePath } from '#lib/registry/image-path.ts'
import { passToRegistry } from '#lib/registry/pass-to-registry.ts'
import type { NeededAccess } from '#lib/registry/explain-refusal.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'

/** The registry API. Gatehouse answers its root, and passes requests for images on to the registry at REGISTRY_URL. */
export const registry = new Hono()

registry.use('/v2/*', async (c, next) => {
  c.header('Docker-Distribution-Api-Version', 'registry/2.0')
  await next()
})

for (const root of ['/v2', '/v2/'])
  registry.all(root, async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') throw methodNotAllowed('GET', 'HEAD')
    await imageAccess(c)
    return c.json({})
  })

registry.all('/v2/*', async (c) => {
  const url = new URL(c.req.url)
  const image = parseImagePath(url.pathname)
  if (!image) {
    await imageAccess(c)
    throw new HttpError(404, 'There is nothing at this address: name images as in demo/api:latest.')
  }
  const wanted = { repository: image, actions: actionsFor(c.req.method) }
  const source = mountSource(url)
  const { subject, refused } = await imageAccess(c, source ? [wanted, source] : [wanted])
  const refusal = refused.get(wanted)
  if (refusal?.code === 'unauthenticated') throw challenge(c, [wanted], 'insufficient_scope', refusal.message)
  if (refusal) throw refusal
  // A registry that can't mount a blob begins an ordinary upload instead (OCI distribution, 4.2.6).
  if (source && refused.has(source)) for (const name of ['mount', 'from']) url.searchParams.delete(name)
  const { incoming, outgoing } = c.env as HttpBindings
  await passToRegistry(incoming, outgoing, { image, subject, url })
  return RESPONSE_ALREADY_SENT
})

/** The repository that a blob is to be mounted from. */
function mountSource(url: URL): NeededAccess | null {
  const repository = parseRepositoryName(url.searchParams.get('from') ?? '')
  return repository && { repository, actions: ['pull'] }
}
