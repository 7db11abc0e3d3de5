import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, extname, join } from 'node:path'
import { Failure } from '#cli/failure.ts'
import { isOnPath } from '#cli/store/is-on-path.ts'
import { version } from '#cli/user-agent.ts'

const helpers = ['docker-credential-gatehouse', 'git-credential-gatehouse']

/** Where a helper is: found by its name, or in a folder that PATH lacks. */
export type Installed = { folder: string | null; isOnPath: boolean }

/**
 * Makes both helpers programs that docker and git find. `npm install --global` does so itself; for `npx`, whose folder is
 * a cache, the program is copied.
 */
export function installHelpers(): Installed {
  const path = lastingPath()
  if (helpers.every((name) => isOnPath(name, path))) return { folder: null, isOnPath: true }
  if (process.platform === 'win32')
    throw new Failure('Install gatehouse with npm install --global, so that docker finds its helper.')
  const folder = join(homedir(), '.local', 'bin')
  const program = lastingProgram()
  mkdirSync(folder, { recursive: true })
  for (const name of helpers) {
    const file = join(folder, name)
    const command = [process.execPath, join(program, name + extname(import.meta.filename))]
    rmSync(file, { force: true })
    writeFileSync(file, `#!/bin/sh\nexec ${command.map(quoted).join(' ')} "$@"\n`)
    chmodSync(file, 0o755)
  }
  return { folder, isOnPath: path.split(delimiter).includes(folder) }
}

/** Without the folders that npm adds while it runs something. */
const lastingPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter)

/** The folder of the programs: as it is where it runs from its source, else a copy. */
function lastingProgram(): string {
  if (extname(import.meta.filename) === '.ts') return import.meta.dirname
  const data = process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
  const copy = join(data, 'gatehouse', version)
  cpSync(dirname(import.meta.dirname), copy, { recursive: true, dereference: true })
  return join(copy, 'dist')
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`
