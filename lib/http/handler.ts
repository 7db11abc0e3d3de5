import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { setRequestRoute } from '#lib/current-request.ts'
import { env } from '#lib/env.ts'
import { BodyBudget } from '#lib/http/body-budget.ts'
import { hasBody, holdBody, largeBody, smallBody, type BodyLimit } from '#lib/http/hold-body.ts'
import { lingerOnClose } from '#lib/http/linger-on-close.ts'
import { pageRefusal } from '#lib/http/page-refusal.ts'
import { problemOf, type Answer, type ErrorForm } from '#lib/http/problem.ts'
import { rewriteRequestHeaders } from '#lib/http/rewrite-request-headers.ts'
import { machinePolicy, pagePolicy, setSecurityHeaders } from '#lib/http/security-headers.ts'
import { textAnswer } from '#lib/http/text-answer.ts'
import { second } from '#lib/time.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

/** What answers a machine, how it says what went wrong, and how much it may be sent. */
export type MachineDoor = { handle: Handle; errors: ErrorForm; bodyLimit: BodyLimit; routeOf: RouteOf }

/** The pattern of a path, where it is known before its application is asked. */
type RouteOf = (path: string) => string | undefined

type Doors = {
  /** The door of machines that a path is behind; all other paths are people's. */
  machineDoor: (path: string) => MachineDoor | undefined
  people: Handle
  pageRouteOf?: RouteOf
  dev: boolean
}

/** Handles a request: normalizes its headers, then refuses it or passes it, with its whole body, to its application. */
export function createHandler({ machineDoor, people, pageRouteOf = () => undefined, dev }: Doors) {
  const pages: MachineDoor = {
    handle: people,
    errors: textAnswer,
    bodyLimit: largeBody,
    routeOf: pageRouteOf,
  }
  const signIn: MachineDoor = { ...pages, bodyLimit: smallBody }
  const budget = new BodyBudget()

  return async (request: IncomingMessage, response: ServerResponse) => {
    const [path = ''] = (request.url ?? '').split('?')
    const machines = machineDoor(path)
    const door = machines ?? (path.startsWith('/api/auth/') ? signIn : pages)
    const { handle, errors, bodyLimit, routeOf } = door
    setRequestRoute(routeOf(path))
    const policy = machines ? machinePolicy : pagePolicy(dev)
    // While the headers are still what the client, or a proxy, sent.
    const refused = machines ? null : pageRefusal(request)
    rewriteRequestHeaders(request, policy)
    setSecurityHeaders(response, policy)
    const sendsBody = hasBody(request)
    if (sendsBody) lingerOnClose(request)
    if (refused) return send(response, textAnswer(refused))
    try {
      if (sendsBody && bodyLimit !== 'streamed') {
        const [address, ms] = [String(request.headers[ADDRESS_HEADER]), env.BODY_TIMEOUT_SECONDS * second]
        await holdBody(request, response, { bytes: bodyLimit, ms, budget, address })
      }
      await handle(request, response)
    } catch (error) {
      const problem = problemOf(error, `${request.method} ${path}`)
      if (response.headersSent) response.destroy()
      else send(response, errors(problem))
    }
  }
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // The rest of a refused body is not waited for.
  if (hasBody(response.req) && !response.req.complete) response.setHeader('Connection', 'close')
  // As bytes: Node joins headers to a body of text, and sends both as UTF-8, though headers are Latin-1.
  const bytes = Buffer.from(body)
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length })
  // An empty chunk would be written by itself.
  response.end(bytes.length > 0 ? bytes : undefined)
}
