import { getRequestListener } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Handle, MachineDoor } from '#lib/http/handler.ts'
import { largeBody, type BodyLimit } from '#lib/http/hold-body.ts'
import { HttpError, problemOf, type Answer, type ErrorForm } from '#lib/http/problem.ts'

type Row = {
  /** What is behind the door: these paths and all below them. */
  paths: readonly string[]
  app: Hono
  /** How its protocol says what went wrong. */
  errors: ErrorForm
  /** 1 MiB unless it says otherwise. */
  bodyLimit?: BodyLimit
}

export type Door = Omit<Row, 'bodyLimit' | 'app'> & MachineDoor & { app?: Hono }

/** A door that answers errors, and paths that it does not know, in its own form. */
export function door({ paths, app, errors, bodyLimit = largeBody }: Row): Door {
  app.notFound(() => {
    throw new HttpError(404, 'There is nothing at this address.')
  })
  app.onError((error, c) => answer(c, errors(problemOf(error, `${c.req.method} ${c.req.path}`))))
  const handle = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const fixed = new Set(app.routes.map(({ path }) => path).filter((path) => !/[:*]/.test(path)))
  return { paths, app, errors, handle, bodyLimit, routeOf: (path) => (fixed.has(path) ? path : undefined) }
}

export function answer(c: Context, { status, headers, body }: Answer): Response {
  return c.body(body, status as ContentfulStatusCode, headers)
}

/** A door that has to see requests just as they were sent, which Hono would refuse or change; `handle` answers all below its path. */
export function plainDoor(
  path: string,
  { handle, errors, bodyLimit }: { handle: Handle; errors: ErrorForm; bodyLimit: BodyLimit },
): Door {
  return { paths: [path], handle, errors, bodyLimit, routeOf: () => path }
}
