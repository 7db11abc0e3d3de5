import type { RequireTokenOptions } from './authorize.js'
import type { GatehouseToken, Verifier } from './verify.js'

interface Request {
  headers: { authorization?: string | undefined }
  gatehouse?: GatehouseToken
}

interface Reply {
  code(status: number): Reply
  headers(values: Record<string, string>): Reply
  type(name: string): Reply
  send(body: string): unknown
}

/** A hook (`onRequest`) that lets requests with a valid token through, with what it is as `request.gatehouse`. */
export declare function requireToken(
  verifier: Verifier,
  options?: RequireTokenOptions,
): (request: Request, reply: Reply) => Promise<unknown>
