import { z } from 'zod'
import { describeIssue } from '#lib/describe-issue.ts'
import { AppError, notFound } from '#lib/errors.ts'

/** Parses untrusted input. Throws `invalid` with a message for each invalid field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: describeIssue })
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message
  throw new AppError('invalid', parsed.error.issues[0]!.message, { fields })
}

const idSchema = z.uuid().toLowerCase()

/** An id from a URL or a request. Throws `not_found` for anything else, like an unknown id. */
export function parseId(what: string, input: unknown): string {
  const parsed = idSchema.safeParse(input)
  if (!parsed.success) throw notFound(what)
  return parsed.data
}

const nameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[!-~]{1,255}$/)

/** The same for the name of an account or organization. */
export function parseName(what: string, input: unknown): string {
  const parsed = nameSchema.safeParse(input)
  if (!parsed.success) throw notFound(what)
  return parsed.data
}
