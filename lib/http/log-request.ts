import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import type { Handle } from '#lib/http/handler.ts'
import { logger } from '#lib/logger.ts'
import { currentRequest, type CurrentRequest } from '#lib/current-request.ts'

const REQUEST_ID_HEADER = 'x-request-id'
const WELL_FORMED = /^[\w.-]{8,128}$/
const LONGEST_PATH = 300

/** Gives a request an id, which its answer and every line about it have, and logs it when it ends. */
export function logRequest(request: IncomingMessage, response: ServerResponse, handle: Handle): void {
  const started = performance.now()
  const sent = String(request.headers[REQUEST_ID_HEADER] ?? '')
  const context: CurrentRequest = { requestId: WELL_FORMED.test(sent) ? sent : randomUUID() }
  // Pages read it there.
  request.headers[REQUEST_ID_HEADER] = context.requestId
  response.setHeader('X-Request-Id', context.requestId)
  response.once('close', () => {
    const { method, url = '', headers, socket } = request
    const { route, onEnd = [], ...who } = context
    const where = route ? { route } : { path: url.split('?', 1)[0]!.slice(0, LONGEST_PATH) }
    // Not finished is what the client did not wait for.
    const isAborted = !response.writableFinished
    const outcome = isAborted ? { aborted: true } : { status: response.statusCode }
    const ms = Math.round(performance.now() - started)
    const address = headers[ADDRESS_HEADER] ?? socket.remoteAddress
    context.response = { isSent: !isAborted }
    for (const done of onEnd) done(!isAborted)
    logger.info({ method, ...where, ...outcome, ms, ...who, address }, 'request')
  })
  currentRequest.run(context, handle, request, response)
}
