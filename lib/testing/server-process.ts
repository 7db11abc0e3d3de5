import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import type { Writable } from 'node:stream'

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}

/** The built server in a separate process, with these settings and without a .env file. */
export async function runServer(settings: Record<string, string>) {
  const port = settings.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server.ts'], {
    env: { ...process.env, NODE_ENV: 'production', GATEHOUSE_ENV_FILE: '', PORT: port, ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said = { out: '', error: '' }
  child.stdout!.on('data', (chunk) => (said.out += chunk))
  child.stderr!.on('data', (chunk) => (said.error += chunk))
  const exit = new Promise<number | null>((done) => child.once('close', done))
  const ready = new Promise<void>((done) => {
    child.stdout!.on('data', () => said.out.includes('Gatehouse is ready') && done())
  })
  return {
    url: `http://localhost:${port}`,
    port: Number(port),
    pid: child.pid!,
    said,
    /** The exit code; null after a signal. */
    exit,
    /** Resolves when it is ready; rejects if it exits first. */
    ready: Promise.race([
      ready,
      exit.then((code) => Promise.reject(new Error(`exit ${code}: ${said.error}`))),
    ]),
    logTo(log: Writable) {
      child.stdout!.pipe(log)
      child.stderr!.pipe(log)
    },
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  }
}
