import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

const patience = 10_000
/** Requests that git serves at once; others wait. */
const processes = 32
/** No other of Gatehouse's variables: what git starts would inherit them. */
const environment = {
  PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`,
  LANG: 'C.UTF-8',
} as unknown as NodeJS.ProcessEnv

export function assertGitPrograms(): void {
  const missing = ['nginx', 'fcgiwrap', 'git'].filter((program) => !isThere(program))
  if (missing.length === 0) return
  throw new AppError(
    'not_found',
    `Not found: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install nginx-light fcgiwrap git`,
  )
}

const isThere = (program: string) =>
  spawnSync(program, ['-h'], { env: environment, timeout: 10_000 }).error === undefined

type Run = { port: number; backend: string; config: (socket: string) => string; onReady: () => void }

/** Runs until nginx or fcgiwrap exits, or this process is stopped. */
export async function runGitServer({ port, backend, config, onReady }: Run): Promise<void> {
  // In a folder of its own, whose path is short, as the names of sockets must be.
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-git-'))
  const socket = join(folder, 'fcgi')
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, wholeConfig(folder, config(socket)), { mode: 0o600 })
  const children = [
    start('fcgiwrap', ['-f', '-c', `${processes}`, '-p', backend, '-s', `unix:${socket}`]),
    start('nginx', ['-e', 'stderr', '-c', file]),
  ]
  const stop = () => children.forEach(stopGroup)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const exits = children.map(exitOf)
  try {
    const first = await Promise.race([...exits, untilReady(port)])
    if (first === null) onReady()
    const { code, program } = first ?? (await Promise.race(exits))
    if (code !== 0)
      throw new AppError('conflict', `${program} exited with code ${code}: see its output above.`)
  } finally {
    stop()
    await Promise.allSettled(exits)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In a group of its own: fcgiwrap's processes outlive the one that was started. */
function start(program: string, words: string[]): ChildProcess {
  return spawn(program, words, { env: environment, stdio: ['ignore', 'ignore', 'inherit'], detached: true })
}

function stopGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM')
  } catch {
    // It has ended.
  }
}

/** The printed blocks in a whole configuration, whose workers run as whoever runs this. */
function wholeConfig(folder: string, blocks: string): string {
  const { uid, username } = userInfo()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((what) => `${what}_temp_path ${folder}/${what};`)
    .join(' ')
  return `${uid === 0 ? `user ${username};` : ''}
daemon off; worker_processes auto; pid ${folder}/pid; error_log stderr error;
events {}
http { access_log off; ${temporary}
${blocks}}
`
}

type Exit = { program: string; code: number }

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve({ program: child.spawnfile, code: code ?? 0 }))
  })
}

/** Waits until Gatehouse's answer comes through, as null; throws where it does not. */
async function untilReady(port: number): Promise<null> {
  const deadline = Date.now() + patience
  let status: number | undefined
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/ready/ready.git/HEAD`).catch(() => null)
    status = answer?.status
    if (status === 401) return null
    if (status === 403) throw new AppError('forbidden', (await answer!.text()).trim())
    await pause(100)
  }
  throw new AppError(
    'not_found',
    status === undefined
      ? `The Git server does not answer on port ${port}: see its output above.`
      : `Gatehouse does not answer on port ${env.PORT}: run npm start first, or set HOST and PORT as it has them.`,
  )
}
