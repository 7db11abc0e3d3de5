import { existsSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { startEmbedded } from '#lib/embedded/start-embedded.ts'
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

  test('a database that cannot be reached, without its password', async () => {
    const port = await freePort()
    expect(await refusal({ DATABASE_URL: `postgresql://gate:hunter2@127.0.0.1:${port}/gate` })).toBe(
      `The database at 127.0.0.1:${port} cannot be used: connect ECONNREFUSED 127.0.0.1:${port}. Start it, or correct DATABASE_URL.`,
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
  test('makes demonstration data once, answers, drains and starts again', { timeout: 120_000 }, async () => {
    const DATA_DIR = folder()
    const first = await run({ DATA_DIR, TRUSTED_PROXIES: '127.0.0.1' })
    await first.ready
    expect(first.said.out.trim().split('\n').at(-1)).toBe(`Gatehouse is ready: ${first.url}`)

    const file = join(DATA_DIR, 'demo.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const demo = JSON.parse(readFileSync(file, 'utf8'))
    expect(demo).toMatchObject({
      url: first.url,
      accounts: [{ username: 'demo' }, ...demo.accounts.slice(1)],
    })
    for (const { password } of demo.accounts) expect(first.said.out.split(password)).toHaveLength(2)

    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
    await checkHeaders(first.url)
    await checkOrigins(first.url)
    await checkSizes(first.port)
    await checkDraining(first)

    const second = await run({ DATA_DIR, PORT: String(first.port) })
    await second.ready
    expect(second.said.out).not.toContain('demonstration')
    for (const { password } of demo.accounts) expect(second.said.out).not.toContain(password)
  })
})

async function checkHeaders(url: string) {
  const page = await fetch(`${url}/sign-in`)
  const policy = page.headers.get('content-security-policy') ?? ''
  const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
  const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  expect((await fetch(`${url}/sign-in`)).headers.get('content-security-policy')).not.toBe(policy)
  for (const answer of [page, await fetch(`${url}/healthz`), await fetch(`${url}/no-such-page`)]) {
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-powered-by')).toBeNull()
  }
}

async function checkOrigins(url: string) {
  const post = async (headers: Record<string, string>) =>
    (await fetch(`${url}/sign-in`, { method: 'POST', headers })).status
  expect(await post({ Origin: 'https://elsewhere.example' })).toBe(403)
  expect(await post({ Origin: 'null' })).toBe(403)
  expect(await post({ 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
  expect(await post({ Origin: url })).not.toBe(403)
}

async function checkSizes(port: number) {
  const headers = { 'Content-Length': 2 * 1024 * 1024 }
  const status = await new Promise((done) => {
    const upload = request({ port, host: '127.0.0.1', method: 'POST', path: '/token', headers })
    upload.on('response', (response) => done(response.statusCode)).on('error', done)
    upload.flushHeaders()
  })
  expect(status).toBe(413)
}

/** A request that is half sent when SIGTERM comes is answered; one that comes after is not taken. */
async function checkDraining(server: Awaited<ReturnType<typeof runServer>>) {
  const body = 'grant_type=password&service=gatehouse'
  const socket = connect(server.port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk))
  const closed = new Promise((done) => socket.once('close', done))
  socket.write(
    `POST /token HTTP/1.1\r\nHost: gatehouse\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n`,
  )
  socket.write(body.slice(0, 10))
  await new Promise((done) => setTimeout(done, 300))
  server.kill('SIGTERM')
  await expect.poll(() => server.said.out).toContain('Stopping')
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  socket.write(body.slice(10))
  await closed
  expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(await server.exit).toBe(0)
}
