import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { app } from '#api/app.ts'
import { openDatabase, StartError } from '#bin/open-database.ts'
import { env } from '#lib/env.ts'
import { createDrain } from '#lib/http/drain.ts'
import { answer, createHandler, type Handle } from '#lib/http/handler.ts'
import { createHttpServer } from '#lib/http/http-server.ts'
import { logFailure } from '#lib/log-failure.ts'
import { runStopHooks } from '#lib/shutdown.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'

const dev = process.env.NODE_ENV !== 'production'
const server = createHttpServer(dev)
const drain = createDrain(server)

// The address is taken at once, so that a port in use is known before anything is made.
let handle: Handle = (_request, response) => answer(response, 503, 'Gatehouse is starting.')
server.on('request', (request, response) => {
  drain.watch(response)
  handle(request, response)
})

process.on('unhandledRejection', (error) => logFailure('Something in the background', error))

try {
  await listen()
  const closeDatabase = await openDatabase()
  await keyring()
  const people = next({ dev, hostname: env.HOST, port: env.PORT, httpServer: server })
  await people.prepare()
  handle = createHandler({
    machines: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    people: people.getRequestHandler(),
    dev,
  })
  stopWhenAsked(async () => {
    await drain.finish()
    await runStopHooks()
    await closeDatabase()
  })
  console.log(`Gatehouse is ready: ${env.PUBLIC_URL}`)
} catch (error) {
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

/** A signal, or the end of the process that started this one: drain, then go. */
function stopWhenAsked(stop: () => Promise<void>) {
  let stopping = false
  const begin = async () => {
    if (stopping) return
    stopping = true
    console.log('Stopping: answering what has begun.')
    await stop().catch((error) => logFailure('Stopping', error))
    process.exit(0)
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
  process.on('disconnect', begin)
}
