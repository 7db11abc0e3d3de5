import type { ErrorCode } from '#lib/errors.ts'

/** A server action's result, or its error with a message for the person. */
export type ActionResult<Data> =
  | { ok: true; data: Data }
  | { ok: false; error: { code: ErrorCode | 'failed'; message: string; fields: Record<string, string> } }
