import type { Context } from 'hono'
import { AppError, notFound } from '#lib/errors.ts'

/** The path parameters. A value that the database cannot store is not found. */
export function readParams(c: Context): Record<string, string> {
  const params = c.req.param() as Record<string, string>
  const isText = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text)
  if (!Object.values(params).every(isText)) throw notFound('This')
  return params
}

/** JSON regardless of the content type. An empty body is an empty object. */
export async function readBody(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new AppError('invalid', 'The body is not JSON.')
  }
}
