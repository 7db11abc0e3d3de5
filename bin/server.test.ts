import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request, type IncomingMessage, type RequestOptions } from 'node:http'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startEmbedded } from '#lib/database/embedded/start-embedded.ts'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'
import { freePort, runServer } from '#lib/testing/server-process.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean()
})

function folder() {
  const dataDir = newDataFolder()
  cleanUp.push(() => removeFolder(dataDir))
  return dataDir
}

async function run(settings: Record<string, string>) {
  const server = await runServer({ DATABASE_URL: '', ...settings })
  cleanUp.push(async () => {
    server.kill('SIGKILL')
    await server.exit
  })
  return server
}

describe('what keeps it from starting is one line and an exit code', () => {
  async function refusal(settings: Record<string, string>) {
    const server = await run({ DATA_DIR: folder(), ...settings })
    await expect(server.ready).rejects.toThrow()
    expect(await server.exit).toBeGreaterThan(0)
    expect(server.said.error.trim().split('\n')).toHaveLength(1)
    return server.said.error.trim()
  }

  test('a port in use', async () => {
    const other = createServer()
    const PORT = String(await freePort())
    await new Promise<void>((done) => other.listen(Number(PORT), '127.0.0.1', done))
    cleanUp.push(() => other.close())
    expect(await refusal({ PORT })).toBe(
      `Cannot listen on 127.0.0.1, port ${PORT}: it is in use. Set PORT to a free one.`,
    )
  })

  test('a data folder that another process holds', async () => {
    const DATA_DIR = folder()
    const holder = await startEmbedded(DATA_DIR)
    cleanUp.push(() => holder.stop())
    expect(await refusal({ DATA_DIR })).toBe(
      `The data folder ${DATA_DIR} is in use by another Gatehouse: stop that one, or set DATA_DIR to another folder.`,
    )
  })

  test('a data folder that is none', async () => {
    const DATA_DIR = join(folder(), 'file')
    writeFileSync(DATA_DIR, '')
    expect(await refusal({ DATA_DIR })).toBe(
      `The data folder ${DATA_DIR} cannot be used: EEXIST: file already exists, mkdir '${DATA_DIR}'. Set DATA_DIR to another one.`,
    )
  })

  test('a database that cannot be reached, without its password', async () => {
    const port = await freePort()
    expect(await refusal({ DATABASE_URL: `postgresql://gate:hunter2@127.0.0.1:${port}/gate` })).toBe(
      `The database at 127.0.0.1:${port} cannot be used: connect ECONNREFUSED 127.0.0.1:${port}. Start it, or correct DATABASE_URL.`,
    )
  })

  test('a database that is reached in another way than it wants', async () => {
    // A PostgreSQL server without TLS answers N to a request for it.
    const plain = createServer((socket) => socket.on('data', () => socket.write('N')))
    const port = await freePort()
    await new Promise<void>((done) => plain.listen(port, '127.0.0.1', done))
    cleanUp.push(() => plain.close())
    expect(
      await refusal({ DATABASE_URL: `postgresql://gate@127.0.0.1:${port}/gate?sslmode=verify-full` }),
    ).toBe(
      `The database at 127.0.0.1:${port} cannot be used: The server does not support SSL connections. Start it, or correct DATABASE_URL.`,
    )
  })

  test('a setting that is not valid', async () => {
    expect(await refusal({ PORT: 'http' })).toBe(
      'PORT is not valid: set PORT to a whole number from 1 to 65535.',
    )
  })
})

/** Whether there are pages to serve: `npm test` builds them first. */
const built = existsSync('.next/BUILD_ID') || Boolean(process.env.CI)

describe.runIf(built)('the built server', () => {
  const DATA_DIR = newDataFolder()
  let server: Awaited<ReturnType<typeof runServer>>
  const demo = () => JSON.parse(readFileSync(join(DATA_DIR, 'demo.json'), 'utf8'))

  beforeAll(async () => {
    server = await runServer({ DATABASE_URL: '', INSTANCE_KEY: '', DATA_DIR })
    await server.ready
  })

  afterAll(async () => {
    server.kill('SIGKILL')
    await server.exit
    removeFolder(DATA_DIR)
  })

  test('says last where it is', () => {
    expect(server.said.out.trim().split('\n').at(-1)).toBe(`Gatehouse is ready: ${server.url}`)
  })

  test('has made demonstration data, with passwords that it prints once and keeps to itself', () => {
    expect(statSync(join(DATA_DIR, 'demo.json')).mode & 0o777).toBe(0o600)
    expect(demo()).toMatchObject({
      url: server.url,
      organizations: [
        { name: 'tidewater', plan: 'team', owners: ['demo'] },
        { name: 'meridian', plan: 'business', owners: ['demo'] },
        { name: 'pinecone', plan: 'free', owners: ['demo'] },
      ],
    })
    const [username, email, password] = Array(3).fill(expect.any(String))
    for (const account of demo().accounts) expect(account).toEqual({ username, email, password })
    expect(demo().accounts[0].username).toBe('demo')
    for (const { password } of demo().accounts) expect(server.said.out.split(password)).toHaveLength(2)
  })

  test('gives every answer its headers, and every page a nonce of its own', async () => {
    const page = await fetch(`${server.url}/sign-in`)
    const policy = page.headers.get('content-security-policy') ?? ''
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
    const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(0)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    expect((await fetch(`${server.url}/sign-in`)).headers.get('content-security-policy')).not.toBe(policy)
    for (const path of ['/sign-in', '/healthz', '/no-such-page']) {
      const { headers } = await fetch(server.url + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  test('gives every answer the id of its request, and logs each in one line with its route', async () => {
    const outcomes = [
      ['/sign-in', { route: '/sign-in', status: 200 }],
      ['/account/security/0199?x', { route: '/account/security/[id]', status: 307 }],
      ['/healthz', { route: '/healthz', status: 200 }],
      ['/v2/', { route: '/v2/', status: 401 }],
      ['/v2/orgs/acme/members', { route: '/v2/orgs/{org_name}/members', status: 401 }],
      ['/v2/nothing/here', { path: '/v2/nothing/here', status: 401 }],
      ['/no-such-page?secret', { path: '/no-such-page', status: 404 }],
      ['/%', { path: '/%', status: 400 }],
    ] as const
    const init: RequestInit = { headers: { 'X-Request-Id': 'from-the-proxy' }, redirect: 'manual' }
    for (const [path] of outcomes) {
      expect((await fetch(server.url + path, init)).headers.get('x-request-id')).toBe('from-the-proxy')
    }
    const lines = () => server.said.error.split('\n').filter((line) => line.includes('from-the-proxy'))
    await expect.poll(lines).toHaveLength(outcomes.length)
    const where = lines()
      .map((line) => JSON.parse(line))
      .map(({ route, path, status }) => ({ route, path, status }))
    // A line is written when its answer has been sent, which may be after the next request.
    expect(where).toEqual(expect.arrayContaining(outcomes.map(([, outcome]) => outcome)))
  })

  test('shows the id of its request on a page that is not there', async () => {
    const answer = await fetch(`${server.url}/no-such-page`, {
      headers: { 'X-Request-Id': 'from-the-proxy' },
    })
    expect((await answer.text()).replaceAll('<!-- -->', '')).toContain('Request ID: from-the-proxy')
  })

  /** Waits for the log's line of one more request, and so for those of all before it. */
  async function logged(id: string): Promise<void> {
    await fetch(`${server.url}/healthz`, { headers: { 'X-Request-Id': id } })
    await expect.poll(() => server.said.error).toContain(id)
  }

  test.each([
    ['/token', 'application/x-www-form-urlencoded'],
    ['/v2/auth/token', 'application/json'],
    ['/api/auth/callback/credentials', 'application/x-www-form-urlencoded'],
  ])('logs a client that hangs up in the body of %s in one line', async (path, type) => {
    await logged('before-the-hang-up')
    server.said.error = ''
    const socket = connect(server.port, '127.0.0.1')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: gatehouse\r\nContent-Type: ${type}\r\nContent-Length: 100\r\n\r\nhalf`,
    )
    await new Promise((done) => setTimeout(done, 300))
    socket.destroy()
    await expect.poll(() => server.said.error, { timeout: 10_000 }).toContain('"aborted":true')
    // What fails because of it is logged after it, at once.
    await logged('after-the-hang-up')
    expect(server.said.error.trim().split('\n')).toHaveLength(2)
  })

  test('refuses what another site has a browser send', async () => {
    const post = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/sign-in`, { method: 'POST', headers })).status
    expect(await post({ Origin: 'https://elsewhere.example' })).toBe(403)
    expect(await post({ Origin: 'null' })).toBe(403)
    expect(await post({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
    expect(await post({ Origin: server.url })).not.toBe(403)
  })

  test('is open under any name of this machine, and says under others where it is', async () => {
    const accept = 'text/html'
    const open = (host: string) =>
      send(server.port, { path: '/sign-in', headers: { Accept: accept, Host: host } })
    for (const host of ['localhost:1', `127.0.0.1:${server.port}`, 'localhost']) {
      expect(await open(host)).toMatchObject({ statusCode: 200 })
    }
    const stranger = await open('evil.example')
    expect(stranger.statusCode).toBe(421)
    expect(stranger.headers.location).toBeUndefined()
  })

  test('reads no body beyond its limit, whether its length is said or not', async () => {
    const said = { method: 'POST', path: '/token', headers: { 'Content-Length': 2 * 1024 * 1024 } }
    const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Transfer-Encoding': 'chunked' }
    const unsaid = { method: 'POST', path: '/token', headers: form }
    expect(await send(server.port, said)).toMatchObject({ statusCode: 413 })
    expect(await send(server.port, unsaid, Buffer.alloc(3 * 1024 * 1024))).toMatchObject({ statusCode: 413 })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  test('says 503 while its database is gone, and recovers', async () => {
    const health = () => fetch(`${server.url}/healthz`).then((answer) => answer.status)
    for (const child of childrenOf(server.pid)) process.kill(child, 'SIGKILL')
    await expect.poll(health, { timeout: 20_000 }).toBe(503)
    await expect.poll(health, { timeout: 20_000 }).toBe(200)
  })

  test('answers on SIGTERM what has begun, takes nothing new, and ends with 0', async () => {
    const body = 'grant_type=password&service=gatehouse'
    const socket = connect(server.port, '127.0.0.1')
    let heard = ''
    socket.on('data', (chunk) => (heard += chunk))
    const closed = new Promise((done) => socket.once('close', done))
    const type = 'Content-Type: application/x-www-form-urlencoded'
    socket.write(
      `POST /token HTTP/1.1\r\nHost: gatehouse\r\n${type}\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    socket.write(body.slice(0, 10))
    await new Promise((done) => setTimeout(done, 300))
    const asked = Date.now()
    server.kill('SIGTERM')
    await expect.poll(() => server.said.out).toContain('Stopping')
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    socket.write(body.slice(10))
    await closed
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(await server.exit).toBe(0)
    // Connections whose response has been sent do not delay shutdown.
    expect(Date.now() - asked).toBeLessThan(9_000)
  })

  test('refuses to start with another instance key than the one it made', async () => {
    expect(statSync(join(DATA_DIR, 'instance.key')).mode & 0o777).toBe(0o600)
    const other = await run({ DATA_DIR, INSTANCE_KEY: randomBytes(32).toString('base64') })
    await expect(other.ready).rejects.toThrow()
    expect(await other.exit).toBe(1)
    expect(other.said.error).toMatch(
      /^The secrets in the database are encrypted with the key [\w-]{8}, which INSTANCE_KEY does not contain\. .*\n$/,
    )
  })

  test('starts again with what it had, and says no password', async () => {
    const before = demo()
    const again = await run({ DATA_DIR, INSTANCE_KEY: '', PORT: String(server.port) })
    await again.ready
    expect(again.said.out).not.toContain('demonstration')
    for (const { password } of before.accounts) expect(again.said.out).not.toContain(password)
    expect(demo()).toEqual(before)
  })
})

/** Sends what fetch would not: another Host, a length without a body. */
function send(port: number, options: RequestOptions, body?: Buffer) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, ...options }, (response) => resolve(response.resume()))
    sent.on('error', reject)
    if (body) sent.write(body)
    if (!options.method || body) sent.end()
    else sent.flushHeaders()
  })
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}
