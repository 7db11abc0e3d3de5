import type { ErrorCode } from '#lib/errors.ts'

/** What a server action answers: the result, or what went wrong in words for the person. */
export type ActionResult<Data> =
  | { ok: true; data: Data }
  | { ok: false; error: { code: ErrorCode | 'failed'; message: string; fields: Record<string, string> } }
