import { AsyncLocalStorage } from 'node:async_hooks'

export type CurrentRequest = {
  requestId: string
  /** The account or the token that the request acts as, once it is known. */
  actorId?: string
  /** The pattern of its path, as in `/invites/[id]`, where it has one. */
  route?: string
  /** What was asked for and not granted: "push to demo/web". */
  refused?: string
  /** Its response, once that has ended, and what waits for that. */
  response?: { isSent: boolean }
  onEnd?: ((isSent: boolean) => void)[]
}

// Next.js bundles its own copy of this file: both must see the same requests.
const held = globalThis as { gatehouseRequests?: AsyncLocalStorage<CurrentRequest> }

export const currentRequest = (held.gatehouseRequests ??= new AsyncLocalStorage<CurrentRequest>())

/** Notes for the log who makes the current request: the id that audit entries have as the actor's. */
export function setRequestActor(actor: { accountId: string } | { tokenId: string }): void {
  const request = currentRequest.getStore()
  if (request) request.actorId = 'tokenId' in actor ? actor.tokenId : actor.accountId
}

/** Notes for the log which route the current request takes. */
export function setRequestRoute(route: string | undefined): void {
  const request = currentRequest.getStore()
  if (request) request.route = route
}

/** Notes for the log what the current request asked for and was not granted. */
export function setRequestRefusal(refused: string): void {
  const request = currentRequest.getStore()
  if (request) request.refused = refused
}

/** Calls back when the response to the current request has been sent in full, or its client is gone; at once if it is. */
export function onResponseEnd(done: (isSent: boolean) => void): void {
  const request = currentRequest.getStore()
  if (request && !request.response) (request.onEnd ??= []).push(done)
  else done(request?.response?.isSent ?? true)
}
