import type { Hono } from 'hono'
import type { ApiRoute } from '#api/rest/api-route.ts'
import { serve } from '#api/rest/serve.ts'
import { methodNotAllowed } from '#lib/http/problem.ts'

/** Serves the routes at each of the addresses that a path has, with parameters as in `{name}`. */
export function mountRoutes(
  app: Hono,
  routes: readonly ApiRoute[],
  addressesOf = (path: string) => [path],
): void {
  const at = (path: string) => addressesOf(path).map((address) => address.replace(/\{(\w+)\}/g, ':$1'))
  for (const route of routes) app.on(route.method, at(route.path), (c) => serve(c, route))
  // After all routes, so that a path that also matches a parameter is not taken for another method of that one.
  for (const { path } of routes) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method)
    app.on('ALL', at(path), () => {
      throw methodNotAllowed(...methods)
    })
  }
}
