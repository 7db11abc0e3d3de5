import { PrismaPg } from '@prisma/adapter-pg'
import { connect, createServer, type AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { db, pool } from '#lib/database/db.ts'
import { PrismaClient } from '#lib/generated/prisma/client.ts'
import { isDatabaseUnavailable } from '#lib/is-database-unavailable.ts'
import { freePort } from '#lib/testing/server-process.ts'

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

function clientsOf(port: number) {
  const own = new Pool({ host: '127.0.0.1', port, user: 'postgres', connectionTimeoutMillis: 300 })
  own.on('error', () => {})
  onTestFinished(() => own.end())
  return { own, prisma: new PrismaClient({ adapter: new PrismaPg(own, { onPoolError: () => {} }) }) }
}

async function serverThat(answers: (chunk: Buffer) => Buffer | null | undefined) {
  const server = createServer((socket) =>
    socket
      .on('error', () => {})
      .on('data', (chunk) => {
        const answer = answers(chunk)
        if (answer) socket.write(answer)
        if (answer === null) socket.destroy()
      }),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** PostgreSQL's ErrorResponse with this SQLSTATE. */
function refusal(state: string) {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${state}\0Mno\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

test.each([
  ['nobody listens', freePort],
  ['connections break', () => serverThat(() => null)],
  ['nothing is answered', () => serverThat(() => undefined)],
  ['it starts', () => serverThat(() => refusal('57P03'))],
  ['it has no connections left', () => serverThat(() => refusal('53300'))],
])('it is unavailable where %s', async (_, listen) => {
  const { own, prisma } = clientsOf(await listen())
  const errors = await Promise.all(
    [
      own.query('SELECT 1'),
      prisma.account.findFirst(),
      prisma.$queryRaw`SELECT 1`,
      prisma.$transaction((tx) => tx.account.findFirst()),
    ].map(errorOf),
  )
  expect(errors.map(isDatabaseUnavailable)).toEqual([true, true, true, true])
})

test('it is available where it refuses a statement', async () => {
  const errors = await Promise.all(
    [
      pool.query('SELEC 1'),
      db.$queryRawUnsafe('SELEC 1'),
      db.namespace.findUniqueOrThrow({ where: { name: 'no-such-namespace' } }),
    ].map(errorOf),
  )
  expect(errors.map((error) => [error instanceof Error, isDatabaseUnavailable(error)])).toEqual(
    errors.map(() => [true, false]),
  )
})

test('another server that cannot be reached is not the database', async () => {
  const port = await freePort()
  const refused = await new Promise((done) => connect(port, '127.0.0.1').once('error', done))
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' })
  expect(isDatabaseUnavailable(refused)).toBe(false)
  expect(isDatabaseUnavailable(new TypeError('x is not a function'))).toBe(false)
})
