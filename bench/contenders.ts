import { fork, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { atExit } from './at-exit.ts'
import { freePort } from './loopback.ts'

/** Where a server is, and its process. */
export type Running = { origin: string; pid: number }

/** Where a Gatehouse keeps its database: on a server, or in a folder. */
export type Place = { DATABASE_URL: string } | { DATA_DIR: string }

/** The real server of the version in `folder`, as `npm start` runs it, on this database, which it migrates. */
export async function startGatehouse(
  place: Place,
  more: Record<string, string> = {},
  folder = join(import.meta.dirname, '..'),
): Promise<Running> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const settings = {
    NODE_ENV: 'production',
    ...place,
    PORT: `${port}`,
    HOST: '127.0.0.1',
    PUBLIC_URL: origin,
    // One address asks for all here; what is measured is not the limit.
    API_REQUESTS_PER_MINUTE: '1000000',
    ...more,
  }
  const logFolder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-log-'))
  atExit(() => rmSync(logFolder, { recursive: true }))
  const log = join(logFolder, 'log')
  const server = spawn(process.execPath, [...(await flagsOf(folder)), 'server.ts'], {
    cwd: folder,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', openSync(log, 'w')],
  })
  atExit(() => server.kill('SIGKILL'))
  const isReady = async () => (await fetch(`${origin}/v2/`)).status === 401
  while (!(await isReady().catch(() => false))) {
    if (server.exitCode !== null) throw new Error(`Gatehouse did not start.\n${readFileSync(log, 'utf8')}`)
    await wait(100)
  }
  return { origin, pid: server.pid! }
}

/** Early versions had none of their own. */
async function flagsOf(folder: string): Promise<string[]> {
  const file = join(folder, 'bin/server-flags.mjs')
  if (!existsSync(file)) return ['--disable-warning=ExperimentalWarning']
  return ((await import(file)) as typeof import('../bin/server-flags.mjs')).serverFlags
}

/** One of the other servers, and the secrets of its own that it answers 200 to. */
export type Other = Running & { secrets: string[] }

export function startOther(file: string, databaseUrl: string, ...counts: number[]): Promise<Other> {
  const env = { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl }
  const server: ChildProcess = fork(join(import.meta.dirname, file), counts.map(String), { env })
  atExit(() => server.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    server.once('message', (told) => resolve({ ...(told as Omit<Other, 'pid'>), pid: server.pid! }))
    server.once('exit', () => reject(new Error(`${file} ended.`)))
  })
}
