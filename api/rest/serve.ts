import type { Context } from 'hono'
import { answer } from '#api/door.ts'
import { readBody, readParams } from '#api/rest/read-request.ts'
import { refuseUnread } from '#api/rest/refuse-unread.ts'
import type { ApiRoute } from '#api/rest/api-route.ts'
import { withCaller } from '#api/rest/with-caller.ts'
import { requestContext } from '#api/request-context.ts'
import { setRequestRoute } from '#lib/current-request.ts'
import { env } from '#lib/env.ts'
import { ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { problemOf } from '#lib/http/problem.ts'
import { withIdempotencyKey } from '#lib/idempotency/with-idempotency-key.ts'
import { parse } from '#lib/parse.ts'

/** Serves one request: identifies the caller, checks access, parses the input, and sends the result or the error. */
export async function serve(c: Context, route: ApiRoute): Promise<Response> {
  setRequestRoute(route.path)
  c.header('Cache-Control', 'no-store')
  const context = requestContext(c, 'api')
  try {
    const result = await withCaller(c, route.name, context, async (actor) => {
      const sent = { query: c.req.query(), body: route.body && (await readBody(c)) }
      refuseUnread(route, sent)
      const call = {
        actor,
        params: readParams(c),
        query: route.query && parse(route.query, sent.query),
        body: route.body && parse(route.body, sent.body),
        url: new URL(pathAndQuery(c), c.req.header(ORIGIN_HEADER) ?? env.PUBLIC_URL),
        context,
      }
      if (!route.repeat) return route.handle(call)
      const key = c.req.header('Idempotency-Key') ?? null
      const request = [call.params, sent]
      return withIdempotencyKey(
        actor,
        { key, route: route.name, request },
        {
          create: () => route.handle(call),
          repeat(before) {
            c.header('Idempotency-Replayed', 'true')
            return route.repeat!(call, before)
          },
        },
      )
    })
    if (result instanceof Response) return result
    return route.status === 204 ? c.body(null, 204) : c.json(result ?? {}, route.status)
  } catch (error) {
    return answer(c, route.errors.write(problemOf(error, route.name)))
  }
}

function pathAndQuery({ req }: Context): string {
  const { pathname, search } = new URL(req.url)
  return pathname + search
}
