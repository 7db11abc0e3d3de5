import { z } from 'zod'
import { AppError, notFound } from '#lib/errors.ts'

/** Parses untrusted input. Throws `invalid` with a message for each field that is wrong. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message
  throw new AppError('invalid', parsed.error.issues[0]!.message, { fields })
}

const idSchema = z.uuid().toLowerCase()

/** An id out of an address or a request. What can't be one finds nothing, as an unknown one does. */
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

/** The name of an account or an organization, likewise. */
export function parseName(what: string, input: unknown): string {
  const parsed = nameSchema.safeParse(input)
  if (!parsed.success) throw notFound(what)
  return parsed.data
}
