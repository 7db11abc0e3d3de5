import { PGlite } from '@electric-sql/pglite'
import { chmodSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DurableNodeFs, startParameters } from '#lib/database/embedded/durable-files.ts'
import { lockFolder } from '#lib/database/embedded/lock-folder.ts'
import { makePrivateFolder, socketFolder, socketPath } from '#lib/database/embedded/socket.ts'
import { createWireServer } from '#lib/database/embedded/create-wire-server.ts'

// Started by start-embedded.ts. It lives as long as the channel to its parent does, whatever becomes of the parent; a
// signal sent to the whole group must not end it before the parent has drained.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

process.umask(0o077)

const dataDir = process.argv[2]!
const held = `The data folder ${dataDir} is in use by another Gatehouse: stop that one, or set DATA_DIR to another folder.`

try {
  makePrivateFolder(dataDir)
  const lock = lockFolder(dataDir)
  if (!lock) throw new Error(held)
  makePrivateFolder(socketFolder(dataDir))
  const database = await openDatabase(join(dataDir, 'database'))
  const server = createWireServer(database)
  rmSync(socketPath(dataDir), { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath(dataDir), resolve)
  })
  process.on('disconnect', () => void stop())
  if (process.connected) process.send?.({ ready: true })
  else await stop()

  async function stop() {
    server.close()
    await database.close().catch(() => {})
    lock?.close()
    process.exit(0)
  }
} catch (error) {
  process.send?.({ refused: inOneLine(error as NodeJS.ErrnoException) }, () => process.exit(1))
}

/** Why the folder does not serve; what the operating system says gets the remedy. */
function inOneLine({ code, message }: NodeJS.ErrnoException) {
  return code
    ? `The data folder ${dataDir} cannot be used: ${message}. Set DATA_DIR to another one.`
    : message
}

/** A new database is created under another name first, so that one left incomplete by a crash is never opened. */
async function openDatabase(folder: string) {
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`
    rmSync(unfinished, { recursive: true, force: true })
    await (await openFolder(unfinished)).close()
    renameSync(unfinished, folder)
  } else {
    closeToOthers(folder)
  }
  return openFolder(folder)
}

/** Versions before this one left files that everybody may write. */
function closeToOthers(folder: string) {
  chmodSync(folder, 0o700)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600)
}

function openFolder(folder: string) {
  return PGlite.create({ fs: new DurableNodeFs(folder), startParams: startParameters })
}
