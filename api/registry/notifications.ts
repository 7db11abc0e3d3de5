import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problemOf, registryError } from '#api/registry/errors.ts'
import { AppError } from '#lib/errors.ts'
import { envelopeSchema, isNotificationCredential, readImageEvent } from '#lib/registry/notifications.ts'
import { recordEvents } from '#lib/registry/record-events.ts'

/** Where registries tell of pushes and pulls, in the envelope of Distribution's notifications. */
export const registryNotifications = new Hono()

const path = '/api/registry/notifications'
const largestEnvelope = 1024 * 1024

registryNotifications.onError((error, c) => registryError(c, problemOf(error, `POST ${path}`)))

registryNotifications.use(path, async (c, next) => {
  const credential = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
  if (!(await isNotificationCredential(credential))) {
    c.header('WWW-Authenticate', 'Bearer realm="Gatehouse notifications"')
    throw new AppError(
      'unauthenticated',
      'The notification credential is wrong: see npm run registry -- --print-config.',
    )
  }
  await next()
})

registryNotifications.post(path, bodyLimit({ maxSize: largestEnvelope, onError: tooLarge }), async (c) => {
  const envelope = envelopeSchema.safeParse(await c.req.json().catch(() => undefined))
  if (!envelope.success) throw new AppError('invalid', 'Send an envelope of events: { "events": [ … ] }.')
  const now = new Date()
  // An event that is not understood is passed over: a registry would send it again for ever.
  await recordEvents(envelope.data.events.flatMap((event) => readImageEvent(event, now) ?? []))
  return c.body(null, 204)
})

function tooLarge(c: Context) {
  return registryError(c, {
    status: 413,
    code: 'SIZE_INVALID',
    message: 'The envelope is larger than 1 MiB.',
  })
}
