import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageRefusal, refusal } from '#lib/http/refusal.ts'
import { settleRequestHeaders } from '#lib/http/request-headers.ts'
import { machinePolicy, pagePolicy, setSecurityHeaders } from '#lib/http/security-headers.ts'
import { logFailure } from '#lib/log-failure.ts'

export type Handle = (request: IncomingMessage, response: ServerResponse) => unknown
type Doors = { machines: Handle; people: Handle; dev: boolean }

const MACHINES = /^\/(v2|token|healthz|\.well-known|api\/registry)(\/|$)/

/** What the server does with a request: settles its headers, refuses it or hands it to its door. */
export function createHandler({ machines, people, dev }: Doors) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const [path = ''] = (request.url ?? '').split('?')
    const forMachines = MACHINES.test(path)
    const policy = forMachines ? machinePolicy : pagePolicy(dev)
    settleRequestHeaders(request, policy)
    setSecurityHeaders(response, policy)
    const refused = refusal(request) ?? (forMachines ? null : pageRefusal(request))
    if (refused) return answer(response, refused.status, refused.message, refused.location)
    const door = forMachines ? machines : people
    Promise.resolve()
      .then(() => door(request, response))
      .catch((error) => {
        logFailure(`${request.method} ${path}`, error)
        if (response.headersSent) response.destroy()
        else answer(response, 500, 'Something went wrong. The log says what.')
      })
  }
}

export function answer(response: ServerResponse, status: number, message: string, location?: string): void {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...(location && { Location: location }) }
  response.writeHead(status, headers).end(`${message}\n`)
}
