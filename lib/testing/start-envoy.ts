import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#lib/testing/server-process.ts'

/** A real Envoy on loopback with a configuration. */
export async function startEnvoy(program: string, configuration: (port: number) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-envoy-'))
  const port = await freePort()
  const file = join(folder, 'envoy.yaml')
  writeFileSync(file, configuration(port))
  const words = ['--concurrency', '1', '--disable-hot-restart', '--log-level', 'error', '--config-path', file]
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  const exited = new Promise((done) => child.once('exit', done))
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
  while (child.exitCode === null && !(await answers())) await sleep(20)
  return {
    port,
    async stop() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
