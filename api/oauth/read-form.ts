import type { Context } from 'hono'
import { AppError } from '#lib/errors.ts'
import { HttpError } from '#lib/http/problem.ts'
import { paths } from '#lib/paths.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'

/** The parameters of a request (RFC 6749, 3.2): none comes twice, and an empty one counts as absent. */
export async function readForm(c: Context): Promise<Partial<Record<string, string>>> {
  refuseCredential(c)
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    throw new AppError('invalid', 'Send a form: Content-Type: application/x-www-form-urlencoded.')
  const form = new URLSearchParams(await c.req.text())
  for (const name of form.keys())
    if (form.getAll(name).length > 1) throw new AppError('invalid', 'Send each parameter once.')
  return Object.fromEntries([...form].filter(([, value]) => value !== ''))
}

/** Clients are public, and what people are asked for no token can give. */
function refuseCredential(c: Context): void {
  const [scheme] = (c.req.header('authorization') ?? '').split(' ')
  if (!scheme) return
  const message = `Leave out Authorization: no access token or password signs a device in. A person approves it at ${publicUrlFor(c.req.header('host'))}${paths.activate}`
  const realm = /^[\w-]{1,30}$/.test(scheme) ? `${scheme} realm="Gatehouse"` : 'Basic realm="Gatehouse"'
  throw new HttpError(401, message, { 'WWW-Authenticate': realm })
}
