import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseInstanceKey, type InstanceKey } from '#lib/encryption/instance-key.ts'
import { env } from '#lib/env.ts'
import { StartError } from '#lib/start-error.ts'

/** Beside the embedded database, for its user only; one key a line, the newest first. */
export const keyFile = () => join(env.DATA_DIR, 'instance.key')

export const newInstanceKey = () => parseInstanceKey(randomBytes(32).toString('base64'))

/** Empty if there is no file. Throws StartError if it cannot be read or is damaged. */
export function readKeyFile(): InstanceKey[] {
  try {
    return readFileSync(keyFile(), 'utf8').trim().split('\n').map(parseInstanceKey)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    throw new StartError(
      `The key file ${keyFile()} cannot be used: ${message} Restore it from your backup, or set INSTANCE_KEY.`,
    )
  }
}

/** Replaces the file at once and durably. Call it under `lockInstanceKey`. */
export function writeKeyFile(keys: InstanceKey[]): void {
  const [file, next] = [keyFile(), `${keyFile()}.new`]
  mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 })
  sync(next, 'w', keys.map(({ key }) => `${key.export().toString('base64')}\n`).join(''))
  renameSync(next, file)
  sync(env.DATA_DIR, 'r')
}

function sync(path: string, flags: string, content?: string): void {
  const descriptor = openSync(path, flags, 0o600)
  try {
    if (content !== undefined) {
      // A file that was there keeps its mode otherwise.
      chmodSync(path, 0o600)
      writeSync(descriptor, content)
    }
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
