import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '#lib/errors.ts'

/** How a registry is run here. */
export type Registry = { program: string; argumentsFor: (configFile: string, folder: string) => string[] }

const patience = 30_000

/** A registry's own binary, else a container engine that answers. */
export function findRegistry(): Registry {
  const binary = ['docker-registry', 'registry'].find((name) => answers(name, '--version', /distribution/))
  if (binary) return { program: binary, argumentsFor: (configFile) => ['serve', configFile] }
  const engine = ['docker', 'podman'].find((name) => answers(name, 'info', /./))
  if (engine) return { program: engine, argumentsFor: containerArguments }
  throw new AppError(
    'not_found',
    'No registry was found: install docker-registry (apt-get install docker-registry), or start Docker or Podman.',
  )
}

/** Mounted at the same path in the container, so that the same settings work. */
export function containerArguments(configFile: string, folder: string): string[] {
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`
  const mount = `${folder}:${folder}`
  return ['run', '--rm', '--network', 'host', '--user', user, '--volume', mount, 'registry:2', configFile]
}

function answers(program: string, argument: string, expected: RegExp): boolean {
  const { status, stdout } = spawnSync(program, [argument], { encoding: 'utf8', timeout: 10_000 })
  return status === 0 && expected.test(stdout)
}

export async function assertPortIsFree(port: number): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', () => {
      reject(new AppError('conflict', `Port ${port} is in use: choose another with --port.`))
    })
    probe.listen(port, '127.0.0.1', resolve)
  })
  await new Promise((done) => probe.close(done))
}

type Run = { port: number; configFile: string; folder: string; credential: string; onReady: () => void }

/** Runs until the registry exits or this process is stopped. */
export async function runRegistry(
  { program, argumentsFor }: Registry,
  { port, configFile, folder, credential, onReady }: Run,
): Promise<void> {
  const child = spawn(program, argumentsFor(configFile, folder), { stdio: ['ignore', 'pipe', 'pipe'] })
  passOn(child.stdout, process.stdout, credential)
  passOn(child.stderr, process.stderr, credential)
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 0))
  })
  const stop = () => child.kill('SIGTERM')
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const first = await Promise.race([ended, untilReady(port).then(() => null)])
  if (first === null) onReady()
  const code = first ?? (await ended)
  if (code !== 0) throw new AppError('conflict', `${program} exited with code ${code}: see its output above.`)
}

/** Distribution logs the headers of its notifications, so the secret is removed from its output. */
function passOn(from: Readable, to: Writable, secret: string): void {
  createInterface({ input: from }).on('line', (line) =>
    to.write(`${line.replaceAll(secret, '[redacted]')}\n`),
  )
}

/** Waits for the registry's challenge: the port may answer before the registry does. */
async function untilReady(port: number): Promise<void> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/v2/`).catch(() => null)
    if (answer?.status === 401) return
    await pause(100)
  }
}
