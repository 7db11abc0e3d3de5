import next from 'next'
import { doorOf } from '#api/doors.ts'
import { prepareAccounts } from '#bin/prepare-accounts.ts'
import { closeDatabase, openDatabase } from '#lib/database/open-database.ts'
import { isDatabaseUp } from '#lib/database/is-database-up.ts'
import { env } from '#lib/env.ts'
import { createDrain } from '#lib/http/create-drain.ts'
import { createHandler, send, type Handle } from '#lib/http/handler.ts'
import { createHttpServer } from '#lib/http/create-http-server.ts'
import { holdPages } from '#lib/http/hold-pages.ts'
import { logRequest } from '#lib/http/log-request.ts'
import { readPageRoutes } from '#lib/http/read-page-routes.ts'
import { textAnswer } from '#lib/http/text-answer.ts'
import { withCompression } from '#lib/http/with-compression.ts'
import { withDatabase } from '#lib/http/with-database.ts'
import { startJobs } from '#lib/jobs/start-jobs.ts'
import { prepareInstanceKey } from '#lib/instance-key/prepare-instance-key.ts'
import { logConsole } from '#lib/log-console.ts'
import { logFailure } from '#lib/log-failure.ts'
import { logger } from '#lib/logger.ts'
import { onStop, runStopHooks } from '#lib/shutdown.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'
import { StartError } from '#lib/start-error.ts'
import { addressMismatch, unknownSettings } from '#lib/start-warnings.ts'

const dev = process.env.NODE_ENV !== 'production'
logger.level = env.LOG_LEVEL
const server = createHttpServer(dev)
const drain = createDrain(server)

// Listens first, so that a port in use is reported before anything else starts.
let handle: Handle = (_request, response) =>
  send(response, textAnswer({ status: 503, message: 'Gatehouse is starting.' }))
server.on('request', (request, response) => {
  drain.watch(response)
  logRequest(request, response, handle)
})

for (const line of [...unknownSettings(process.env.GATEHOUSE_ENV_FILE ?? '.env'), addressMismatch(env)]) {
  if (line) console.log(line)
}

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
// The process that started this one is gone, or was before anything listened.
process.on('disconnect', stop)
if (process.connected === false) await stop()
process.on('unhandledRejection', (error) => logFailure('Something in the background', error))

try {
  await listen()
  await openDatabase()
  await prepareInstanceKey()
  await prepareAccounts()
  await keyring()
  // Node.js reads next.config.ts by itself; Next.js would load its compiler for that, 40 MiB.
  process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = 'true'
  const people = next({ dev, quiet: !dev, hostname: env.HOST, port: env.PORT, httpServer: server })
  await people.prepare()
  if (!dev) logConsole()
  handle = createHandler({
    machineDoor: doorOf,
    people: withCompression(
      '.next/static',
      '/_next/static',
      withDatabase(holdPages(people.getRequestHandler()), isDatabaseUp),
    ),
    ...(!dev && { pageRouteOf: readPageRoutes('.next/routes-manifest.json') }),
    dev,
  })
  onStop(startJobs())
  console.log(`Gatehouse is ready: ${env.PUBLIC_URL}`)
} catch (error) {
  // What fails because its database is being closed is no failure to start.
  if (!stopping) await failToStart(error)
}

async function failToStart(error: unknown) {
  await closeDatabase()
  if (error instanceof StartError) console.error(error.message)
  else console.error('Gatehouse could not start:', error)
  process.exit(1)
}

async function listen() {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.PORT, env.HOST, resolve)
  }).catch((error: NodeJS.ErrnoException) => {
    const remedy = error.code === 'EADDRINUSE' ? 'it is in use. Set PORT to a free one' : error.message
    throw new StartError(`Cannot listen on ${env.HOST}, port ${env.PORT}: ${remedy}.`)
  })
}

/** Answers what has begun, closes the database, and goes; also while it starts. */
async function stop() {
  if (stopping) return
  stopping = true
  console.log('Stopping: finishing requests in progress.')
  try {
    await drain.finish()
    await runStopHooks()
    await closeDatabase()
  } catch (error) {
    logFailure('Stopping', error)
  }
  process.exit(0)
}
