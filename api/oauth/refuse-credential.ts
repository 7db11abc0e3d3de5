import type { Context } from 'hono'
import { HttpError } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { paths } from '#lib/paths.ts'

/** Clients are public, and what people are asked for no token can give. */
export function refuseCredential(c: Context): void {
  const [scheme] = (c.req.header('authorization') ?? '').split(' ')
  if (!scheme) return
  const message = `Leave out Authorization: no access token or password signs a device in. A person approves it at ${publicUrlFor(c.req.header('host'))}${paths.activate}`
  const realm = /^[\w-]{1,30}$/.test(scheme) ? `${scheme} realm="Gatehouse"` : 'Basic realm="Gatehouse"'
  throw new HttpError(401, message, { 'WWW-Authenticate': realm })
}
