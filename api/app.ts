import { Hono } from 'hono'
import { health } from '#api/health.ts'
import { hub } from '#api/hub/hub.ts'
import { problemOf, registryError } from '#api/registry/errors.ts'
import { registryNotifications } from '#api/registry/notifications.ts'
import { registryToken } from '#api/registry/token.ts'
import { registry } from '#api/registry/registry.ts'
import { wellKnown } from '#api/well-known.ts'

/** What machines call. */
export const app = new Hono()
  .route('/', registryToken)
  .route('/', hub)
  .route('/', registry)
  .route('/', registryNotifications)
  .route('/', wellKnown)
  .route('/', health)

app.notFound((c) =>
  registryError(c, { status: 404, code: 'UNSUPPORTED', message: 'There is nothing at this address.' }),
)
app.onError((error, c) => registryError(c, problemOf(error, `${c.req.method} ${c.req.path}`)))
