import { Hono } from 'hono'
import { answer } from '#api/hub/answer.ts'
import { hubError, problemOf } from '#api/hub/errors.ts'
import { hubRoutes } from '#api/hub/routes.ts'
import { notFound } from '#lib/errors.ts'

/** Docker Hub's API, as far as Gatehouse serves it, at Hub's own addresses. */
export const hub = new Hono()

for (const route of hubRoutes) hub.on(route.method, addressesOf(route.path), (c) => answer(c, route))

// Only behind all of them: /invites/bulk is no invite that lacks a method.
for (const { path } of hubRoutes) {
  const methods = hubRoutes.filter((route) => route.path === path).map(({ method }) => method)
  hub.on('ALL', addressesOf(path), (c) => {
    c.header('Allow', methods.join(', '))
    return c.json({ detail: 'Method not allowed.', message: `Use ${methods.join(' or ')} here.` }, 405)
  })
}

/** The first words of Hub's addresses: below them there is no registry. */
const words = ['scim', 'api_tokens', ...hubRoutes.map(({ path }) => path.split('/')[2]!)]
for (const word of new Set(words)) {
  hub.all(`/v2/${word}/*`, (c) =>
    hubError(c, problemOf(notFound('Route'), { errors: 'errinfo' }, c.req.path)),
  )
}

/** As Hono writes it, with and without a slash at the end: who sends a body is never redirected. */
function addressesOf(path: string): string[] {
  return [path, path.replace(/^\/v2\/access-tokens/, '/v2/api_tokens')]
    .map((address) => address.replace(/\{(\w+)\}/g, ':$1').replace(/\/$/, ''))
    .flatMap((address) => [address, `${address}/`])
}
