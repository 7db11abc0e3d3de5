import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { atExit } from './at-exit.ts'
import { startGatehouse } from './contenders.ts'
import { mebibytesOf } from './cpu-time.ts'
import { fill } from './fill.ts'
import { basicCredential, freePort } from './loopback.ts'
import { plan, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

export type ImageResult = { what: string; through: number; direct: number; grown: number }

const MEBIBYTE = 1024 * 1024

/** Mebibytes a second of one large layer, through Gatehouse and at the registry itself, and how its memory grew. */
export async function measureImages(postgres: PostgresServer): Promise<ImageResult[]> {
  say(`Pushing and pulling a layer of ${plan.layerMebibytes} MiB`)
  const database = await postgres.createDatabase('images')
  const registryPort = await freePort()
  const registry = `http://127.0.0.1:${registryPort}`
  const { origin, pid } = await startGatehouse({ DATABASE_URL: database }, { REGISTRY_URL: registry })
  const [secret] = await fill(database, { stored: 1, known: 1, people: [] })
  await allowPush(database)
  await startRegistry(registryPort, origin)

  const chunk = randomBytes(MEBIBYTE)
  const digest = digestOf(chunk)
  const token = async () => {
    const query = 'service=gatehouse&scope=repository:demo/bench:pull,push'
    const answer = await fetch(`${origin}/token?${query}`, {
      headers: { authorization: basicCredential(secret!) },
    })
    return `Bearer ${((await answer.json()) as { token: string }).token}`
  }
  const push = async (at: string) => {
    const begun = await ask(`${at}/v2/demo/bench/blobs/uploads/`, 'POST', await token())
    const headers = { 'Content-Type': 'application/octet-stream' }
    const sent = await ask(
      begun.headers.location!,
      'PATCH',
      await token(),
      headers,
      Readable.from(chunks(chunk)),
    )
    const end = new URL(sent.headers.location!)
    end.searchParams.set('digest', digest)
    const stored = await ask(end.href, 'PUT', await token())
    if (stored.statusCode !== 201) throw new Error(`The layer was not stored: ${stored.statusCode}`)
  }
  const pull = async (at: string) => {
    const answer = await ask(`${at}/v2/demo/bench/blobs/${digest}`, 'GET', await token())
    if (answer.statusCode !== 200) throw new Error(`The layer was not sent: ${answer.statusCode}`)
  }

  await push(registry)
  const results: ImageResult[] = []
  for (const [what, work] of [
    ['Push', push],
    ['Pull', pull],
  ] as const) {
    const direct = await speedOf(() => work(registry))
    const before = mebibytesOf(pid)
    let most = before
    const watch = setInterval(() => (most = Math.max(most, mebibytesOf(pid))), 50)
    const through = await speedOf(() => work(origin))
    clearInterval(watch)
    results.push({ what, through, direct, grown: most - before })
  }
  return results
}

/** The same bytes again and again: what counts is how many. */
function* chunks(chunk: Buffer) {
  for (let at = 0; at < plan.layerMebibytes; at++) yield chunk
}

function digestOf(chunk: Buffer): string {
  const hash = createHash('sha256')
  for (const each of chunks(chunk)) hash.update(each)
  return `sha256:${hash.digest('hex')}`
}

async function speedOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return plan.layerMebibytes / ((performance.now() - start) / 1000)
}

/** Sends a body, if any, and throws the answer's away. */
function ask(
  url: string,
  method: string,
  authorization: string,
  headers: Record<string, string> = {},
  body?: Readable,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...headers, authorization }, agent: false }, (answer) =>
      answer
        .on('end', () => resolve(answer))
        .on('error', reject)
        .resume(),
    ).on('error', reject)
    if (body) body.pipe(sent)
    else sent.end()
  })
}

async function allowPush(database: string): Promise<void> {
  const client = new pg.Client(database)
  await client.connect()
  await client.query(`UPDATE token SET permission = 'write'`)
  await client.end()
}

/** A Distribution registry that trusts the Gatehouse at this address, until this process ends. */
async function startRegistry(port: number, gatehouse: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-registry-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  const certificate = await fetch(`${gatehouse}/.well-known/registry-certificate.pem`)
  writeFileSync(join(folder, 'certificate.pem'), await certificate.text())
  const auth = { realm: `${gatehouse}/token`, service: 'gatehouse', issuer: 'gatehouse' }
  const config = {
    version: '0.1',
    log: { level: 'error', accesslog: { disabled: true } },
    auth: { token: { ...auth, rootcertbundle: join(folder, 'certificate.pem') } },
    storage: { filesystem: { rootdirectory: folder } },
    http: { addr: `127.0.0.1:${port}` },
  }
  const file = join(folder, 'config.yml')
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(config))
  const child = spawn('docker-registry', ['serve', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  atExit(() => child.kill('SIGKILL'))
  while (!(await fetch(`http://127.0.0.1:${port}/v2/`).catch(() => null))) await wait(100)
}
