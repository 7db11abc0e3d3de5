import type { Context } from 'hono'
import { AppError } from '#lib/errors.ts'

/** The parameters of a request (RFC 6749, 3.2): none comes twice, and an empty one counts as absent. */
export async function readForm(c: Context): Promise<Partial<Record<string, string>>> {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    throw new AppError('invalid', 'Send a form: Content-Type: application/x-www-form-urlencoded.')
  const form = new URLSearchParams(await c.req.text())
  for (const name of form.keys())
    if (form.getAll(name).length > 1) throw new AppError('invalid', 'Send each parameter once.')
  return Object.fromEntries([...form].filter(([, value]) => value !== ''))
}
