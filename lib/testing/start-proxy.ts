import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#lib/testing/server-process.ts'

/** A real reverse proxy on loopback, with a folder of its own for the configuration that its arguments name. */
export async function startProxy(program: string, configure: (folder: string, port: number) => string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-proxy-'))
  // nginx's workers run as another user.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const child = spawn(program, configure(folder, port), {
    env: { ...process.env, HOME: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = new Promise((done) => child.once('exit', done))
  while (child.exitCode === null && !(await isListening(port))) await sleep(20)
  return {
    port,
    pid: child.pid!,
    async stop() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isListening(port: number) {
  return new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
}
