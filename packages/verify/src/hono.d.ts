import type { RequireTokenOptions } from './authorize.js'
import type { Verifier } from './verify.js'

interface Context {
  req: { header(name: string): string | undefined }
  set(key: 'gatehouse', value: unknown): void
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Hono's own types of status and headers are narrower.
  text(...words: any[]): any
}

/** Lets requests with a valid token through, with what it is as `c.get('gatehouse')`. */
export declare function requireToken(
  verifier: Verifier,
  options?: RequireTokenOptions,
): (c: Context, next: () => Promise<void>) => Promise<Response | void>
