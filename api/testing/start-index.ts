import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#lib/testing/server-process.ts'

/** Lets everybody in, since it stands behind a proxy that asks Gatehouse. */
const verdaccioSettings = `
storage: ./storage
uplinks: {}
packages: { '**': { access: $all, publish: $all } }
middlewares: { audit: { enabled: false } }
log: { type: stdout, level: error }
`

/** A real Verdaccio or pypi-server on loopback, which keeps what is published in a folder. */
export async function startIndex(kind: 'npm' | 'pypi', program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-index-'))
  const port = await freePort()
  const packages = join(folder, 'packages')
  mkdirSync(packages)
  writeFileSync(join(folder, 'config.yaml'), verdaccioSettings)
  const [command, ...words] =
    kind === 'npm'
      ? [process.execPath, program, '--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${port}`]
      : [
          program,
          'run',
          '-i',
          '127.0.0.1',
          '-p',
          `${port}`,
          '-P',
          '.',
          '-a',
          '.',
          '--disable-fallback',
          packages,
        ]
  const child = spawn(command!, words, { stdio: 'ignore', cwd: folder })
  const exited = new Promise((done) => child.once('exit', done))
  const url = `http://127.0.0.1:${port}`
  while (child.exitCode === null && !(await fetch(url).catch(() => null))) await sleep(50)
  return {
    ...{ port, url, packages },
    async stop() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
