import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#lib/testing/server-process.ts'

/** A real nginx on loopback that passes all requests on to a port, with its defaults and these lines. */
export async function startNginx(
  program: string,
  { passTo, lines = '' }: { passTo: number; lines?: string },
) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-nginx-'))
  // Its workers run as another user.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((what) => `${what}_temp_path ${folder}/${what};`)
    .join(' ')
  const configuration = `
    daemon off; pid ${folder}/pid; error_log stderr error;
    events {}
    http {
      access_log off; ${temporary}
      server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${passTo}; ${lines} } }
    }`
  writeFileSync(join(folder, 'nginx.conf'), configuration)
  const child = spawn(program, ['-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = new Promise((done) => child.once('exit', done))
  while (child.exitCode === null && !(await isListening(port))) await sleep(20)
  return {
    port,
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
