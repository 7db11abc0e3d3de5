import type { PGlite } from '@electric-sql/pglite'
import { createServer, type Socket } from 'node:net'
import { closeStatement, WireMessages } from '#lib/database/embedded/wire-messages.ts'
import { logFailure } from '#lib/log-failure.ts'

type Turn = { socket: Socket; unit: Buffer }

/**
 * PGlite behind PostgreSQL's wire protocol. PGlite has one session, so connections take turns: a whole unit of messages
 * at a time, or a transaction to its end. (pglite-socket interleaves messages, which mixes up the results.)
 */
export function createWireServer(database: PGlite) {
  let waiting: Turn[] = []
  let inTransaction: Socket | null = null
  let busy = false
  let connections = 0

  async function takeTurns() {
    if (busy) return
    busy = true
    try {
      for (let turn = await nextTurn(); turn; turn = await nextTurn()) await answer(turn)
    } catch (error) {
      logFailure('The embedded database', error)
      process.exit(1)
    }
    busy = false
  }

  async function nextTurn() {
    if (inTransaction?.destroyed) {
      await database.exec('ROLLBACK')
      inTransaction = null
    }
    const next = waiting.findIndex((turn) => inTransaction === null || turn.socket === inTransaction)
    return next < 0 ? undefined : waiting.splice(next, 1)[0]
  }

  async function answer({ socket, unit }: Turn) {
    const parts: Buffer[] = []
    await database.execProtocolRawStream(unit, { onRawData: (bytes) => parts.push(Buffer.from(bytes)) })
    inTransaction = database.isInTransaction() ? socket : null
    if (!socket.destroyed) socket.write(Buffer.concat(parts))
  }

  function leave(socket: Socket, statements: Set<string>) {
    waiting = waiting.filter((turn) => turn.socket !== socket)
    for (const name of statements) waiting.push({ socket, unit: closeStatement(name) })
    void takeTurns()
  }

  return createServer((socket) => {
    const messages = new WireMessages(++connections)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => leave(socket, messages.statements))
    socket.on('data', (chunk: Buffer) => {
      for (const unit of messages.push(chunk)) {
        if (isEncryptionRequest(unit)) socket.write('N')
        else if (isFarewell(unit)) socket.end()
        else waiting.push({ socket, unit })
      }
      void takeTurns()
    })
  })
}

const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102

const isEncryptionRequest = (unit: Buffer) =>
  unit.length === 8 && [SSL_REQUEST, GSS_REQUEST].includes(unit.readInt32BE(4))

const isFarewell = (unit: Buffer) =>
  unit.toString('latin1', 0, 1) === 'X' || (unit.length === 16 && unit.readInt32BE(4) === CANCEL_REQUEST)
