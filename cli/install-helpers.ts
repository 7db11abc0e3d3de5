import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, extname, join } from 'node:path'
import { Failure } from '#cli/failure.ts'
import { isOnPath } from '#cli/store/is-on-path.ts'
import { version } from '#cli/user-agent.ts'

const helpers = ['docker-credential-gatehouse', 'git-credential-gatehouse']

/** How git names its helper; and the folder that PATH lacks, without which docker does not find its own. */
export type Installed = { git: string; missingOnPath: string | null }

/**
 * Makes both helpers programs that docker and git find. `npm install --global` does so itself; for `npx`, whose folder is
 * a cache, the program is copied.
 */
export function installHelpers(): Installed {
  const path = lastingPath()
  const folder = join(homedir(), '.local', 'bin')
  const isDone = helpers.every((name) => isOnPath(name, path) && !isLauncher(join(folder, name)))
  if (isDone) return { git: 'gatehouse', missingOnPath: null }
  if (process.platform === 'win32')
    throw new Failure('Install gatehouse with npm install --global, so that docker finds its helper.')
  const program = lastingProgram()
  mkdirSync(folder, { recursive: true })
  for (const name of helpers) {
    const file = join(folder, name)
    const command = [process.execPath, join(program, name + extname(import.meta.filename))]
    rmSync(file, { force: true })
    writeFileSync(file, `${launcher}exec ${command.map(quoted).join(' ')} "$@"\n`)
    chmodSync(file, 0o755)
  }
  const isFound = path.split(delimiter).includes(folder)
  const git = isFound ? 'gatehouse' : join(folder, 'git-credential-gatehouse')
  return { git, missingOnPath: isFound ? null : folder }
}

const launcher = '#!/bin/sh\n# Written by gatehouse login.\n'

/** Whether it is one that this wrote, which may lead to an earlier version. */
function isLauncher(file: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(launcher)
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
