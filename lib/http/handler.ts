import type { IncomingMessage, ServerResponse } from 'node:http'
import { setRequestRoute } from '#lib/current-request.ts'
import { isTooLarge, limitBody, tooLarge } from '#lib/http/limit-body.ts'
import { pageRefusal } from '#lib/http/page-refusal.ts'
import { problemOf, type Answer, type ErrorForm } from '#lib/http/problem.ts'
import { rewriteRequestHeaders } from '#lib/http/rewrite-request-headers.ts'
import { machinePolicy, pagePolicy, setSecurityHeaders } from '#lib/http/security-headers.ts'
import { textAnswer } from '#lib/http/text-answer.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

/** What answers a machine, and how it says what went wrong. */
export type MachineDoor = { handle: Handle; errors: ErrorForm; bodyLimit?: BodyLimit; routeOf: RouteOf }

/** 1 MiB, or none where a door passes bodies on as they arrive. */
export type BodyLimit = 'streamed'

/** The pattern of a path, where it is known before its application is asked. */
type RouteOf = (path: string) => string | undefined

type Doors = {
  /** The door of machines that a path is behind; all other paths are people's. */
  machineDoor: (path: string) => MachineDoor | undefined
  people: Handle
  pageRouteOf?: RouteOf
  dev: boolean
}

/** Handles a request: normalizes its headers, then refuses it or passes it to its application. */
export function createHandler({ machineDoor, people, pageRouteOf = () => undefined, dev }: Doors) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const [path = ''] = (request.url ?? '').split('?')
    const door = machineDoor(path)
    const { handle, errors, routeOf } = door ?? { handle: people, errors: textAnswer, routeOf: pageRouteOf }
    setRequestRoute(routeOf(path))
    const policy = door ? machinePolicy : pagePolicy(dev)
    rewriteRequestHeaders(request, policy)
    setSecurityHeaders(response, policy)
    const isStreamed = door?.bodyLimit === 'streamed'
    if (!isStreamed && isTooLarge(request)) return send(response, errors(tooLarge()))
    const refused = door ? null : pageRefusal(request)
    if (refused) return send(response, textAnswer(refused))
    if (!isStreamed) limitBody(request, () => (door ? failReading(request) : request.destroy()))
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((error) => {
        const problem = problemOf(error, `${request.method} ${path}`)
        if (response.headersSent) response.destroy()
        else send(response, errors(problem))
      })
  }
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body)
}

/** The door's reading of the body fails, while the connection stays for its answer. */
function failReading(request: IncomingMessage): void {
  // Where nobody reads, nobody else listens.
  request.on('error', () => {})
  request.emit('error', tooLarge())
}
