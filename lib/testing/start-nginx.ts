import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#lib/testing/server-process.ts'

type Site = { passTo: number; lines?: string } | ((port: number) => string)

/** A real nginx on loopback: with the site of a file, or one that passes all requests on, with its defaults and these lines. */
export async function startNginx(program: string, site: Site) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-nginx-'))
  // Its workers run as another user.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((what) => `${what}_temp_path ${folder}/${what};`)
    .join(' ')
  const content =
    typeof site === 'function'
      ? site(port)
      : `server { listen 127.0.0.1:${port}; location / { proxy_pass http://127.0.0.1:${site.passTo}; ${site.lines ?? ''} } }`
  const configuration = `
    daemon off; pid ${folder}/pid; error_log stderr error;
    events {}
    http {
      access_log off; ${temporary}
      ${content}
    }`
  writeFileSync(join(folder, 'nginx.conf'), configuration)
  const child = spawn(program, ['-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
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
