import type { RequireTokenOptions } from './authorize.js'
import type { GatehouseToken, Verifier } from './verify.js'

interface Request {
  headers: { authorization?: string | undefined }
  gatehouse?: GatehouseToken
}

interface Response {
  set(headers: Record<string, string>): Response
  status(code: number): Response
  type(name: string): Response
  send(body: string): unknown
}

/** Lets requests with a valid token through, with what it is as `request.gatehouse`. */
export declare function requireToken(
  verifier: Verifier,
  options?: RequireTokenOptions,
): (request: Request, response: Response, next: (error?: unknown) => void) => void
