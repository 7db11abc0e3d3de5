import type { Context } from 'hono'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import type { RequestContext } from '#lib/request-context.ts'

export function requestContext({ req }: Context, door: RequestContext['door']): RequestContext {
  return {
    address: req.header(ADDRESS_HEADER) ?? 'unknown',
    userAgent: req.header('user-agent'),
    door,
    now: new Date(),
  }
}
