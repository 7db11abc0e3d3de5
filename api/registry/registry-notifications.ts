import { Hono } from 'hono'
import { readBearer } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import { methodNotAllowed } from '#lib/http/problem.ts'
import { envelopeSchema, isNotificationCredential, readImageEvent } from '#lib/registry/notifications.ts'
import { recordEvents } from '#lib/registry/record-events.ts'

/** Receives registries' notifications of pushes and pulls, in Distribution's format. */
export const registryNotifications = new Hono()

const path = '/api/registry/notifications'

registryNotifications.use(path, async (c, next) => {
  const bearer = readBearer(c.req.header('authorization'))
  if (!bearer || !(await isNotificationCredential(bearer.secret))) {
    c.header('WWW-Authenticate', 'Bearer realm="Gatehouse notifications"')
    throw new AppError(
      'unauthenticated',
      'The notification credential is wrong: see npm run registry -- --print-config.',
    )
  }
  await next()
})

registryNotifications.post(path, async (c) => {
  const envelope = envelopeSchema.safeParse(readJson(await c.req.text()))
  if (!envelope.success) throw new AppError('invalid', 'Send an envelope of events: { "events": [ … ] }.')
  const now = new Date()
  // Unknown events are ignored: a registry would repeat a rejected one forever.
  const events = await Promise.all(envelope.data.events.map((event) => readImageEvent(event, now)))
  await recordEvents(events.filter((event) => event !== null))
  return c.body(null, 204)
})

registryNotifications.all(path, () => {
  throw methodNotAllowed('POST')
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
