import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { atExit } from './at-exit.ts'
import { freePort } from './loopback.ts'

export type PostgresServer = Awaited<ReturnType<typeof startPostgres>>

/** The user and the group `nobody`: PostgreSQL refuses to run as root. */
const NOBODY = 65534

const settings = {
  listen_addresses: '127.0.0.1',
  // Each logged statement names its database.
  log_line_prefix: '%d ',
  // No checkpoint falls into a round.
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
}

/** A PostgreSQL server on loopback, in a folder of its own, until this process ends. */
export async function startPostgres() {
  const programs = programFolder()
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const run = (program: string, ...words: string[]) =>
    execFileSync(join(programs, program), words, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    })

  run('initdb', '-D', 'data', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale')
  const port = await freePort()
  const options = Object.entries({ ...settings, port, unix_socket_directories: folder })
  const words = options.map(([name, value]) => `--${name}="${value}"`).join(' ')
  run('pg_ctl', 'start', '-w', '-D', 'data', '-l', 'log', '-o', words)
  atExit(() => run('pg_ctl', 'stop', '-m', 'fast', '-D', 'data'))

  const url = (database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`
  const query = async (text: string) => {
    const client = new pg.Client(url('postgres'))
    await client.connect()
    return client.query(text).finally(() => client.end())
  }
  const { rows } = await query('SHOW server_version')
  return {
    version: (rows[0].server_version as string).split(' ')[0]!,
    logFile: join(folder, 'log'),
    pid: Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8')),
    query,
    /** Gives the new database's URL. */
    async createDatabase(name: string) {
      await query(`CREATE DATABASE ${name}`)
      return url(name)
    },
  }
}

/** Debian keeps the server's programs off the PATH. */
function programFolder(): string {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...globSync('/usr/lib/postgresql/*/bin').toReversed(),
  ]
  const found = folders.find((folder) =>
    ['initdb', 'pg_ctl'].every((program) => existsSync(join(folder, program))),
  )
  if (!found)
    throw new Error('This needs a PostgreSQL server: apt-get install postgresql, or put initdb on the PATH.')
  return found
}
