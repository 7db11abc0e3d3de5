import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const FILE = '.s.PGSQL.5432'
const LONGEST_SOCKET_PATH = 103

/** The folder of the embedded database's socket: inside the data folder, unless that path is too long for one. */
export function socketFolder(dataDir: string) {
  const inside = join(dataDir, 'socket')
  if (Buffer.byteLength(join(inside, FILE)) <= LONGEST_SOCKET_PATH) return inside
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 24)
  return join('/tmp', `gatehouse-${process.getuid?.()}-${name}`)
}

export const socketPath = (dataDir: string) => join(socketFolder(dataDir), FILE)

/** Creates a folder that only this user can open; refuses one that belongs to someone else. */
export function makePrivateFolder(path: string) {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid())) {
    throw new Error(`${path} is not a folder of the user that Gatehouse runs as.`)
  }
  chmodSync(path, 0o700)
}
