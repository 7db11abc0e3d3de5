import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newDataFolder, removeFolder } from '#lib/testing/data-folder.ts'
import { newPerson } from '#lib/testing/new-person.ts'
import { runServer } from '#lib/testing/server-process.ts'
import { startTcpProxy } from '#lib/testing/start-tcp-proxy.ts'

type Subject = {
  server: Awaited<ReturnType<typeof runServer>>
  login: { username: string; password: string }
  takeDatabaseAway: () => void
  bringDatabaseBack: () => void
}

const cleanUp: (() => unknown)[] = []

/** A server whose embedded database is killed, again and again while it is to be away. */
async function startEmbedded(): Promise<Subject> {
  const DATA_DIR = newDataFolder('migrated')
  cleanUp.push(() => removeFolder(DATA_DIR))
  const server = await runServer({ DATABASE_URL: '', DATA_DIR })
  await server.ready
  const [login] = JSON.parse(readFileSync(join(DATA_DIR, 'demo.json'), 'utf8')).accounts
  let killing: NodeJS.Timeout | undefined
  const kill = () => {
    for (const child of childrenOf(server.pid)) process.kill(child, 'SIGKILL')
  }
  return {
    server,
    login,
    takeDatabaseAway() {
      kill()
      killing = setInterval(kill, 20)
      cleanUp.push(() => clearInterval(killing))
    },
    bringDatabaseBack: () => clearInterval(killing),
  }
}

/** A server on the tests' PostgreSQL, with a proxy between them that closes its connections. */
async function startOnPostgres(url: string): Promise<Subject> {
  const at = new URL(url)
  const proxy = await startTcpProxy({ host: at.hostname, port: Number(at.port) })
  cleanUp.push(() => proxy.stop())
  const login = await newPerson()
  at.port = String(proxy.port)
  const server = await runServer({ DATABASE_URL: at.href })
  await server.ready
  return { server, login, takeDatabaseAway: proxy.takeAway, bringDatabaseBack: proxy.bringBack }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

/** Whether there are pages to serve: `npm test` builds them first. */
const built = existsSync('.next/BUILD_ID') || Boolean(process.env.CI)

describe.runIf(built)('without its database', () => {
  let subject: Subject
  let bearer: string
  const url = () => subject.server.url
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

  beforeAll(async () => {
    const { DATABASE_URL } = process.env
    subject = await (DATABASE_URL ? startOnPostgres(DATABASE_URL) : startEmbedded())
    const { username, password } = subject.login
    const signedIn = await fetch(`${url()}/v2/auth/token`, {
      method: 'POST',
      body: JSON.stringify({ identifier: username, secret: password }),
    })
    bearer = (await signedIn.json()).access_token
  })

  afterAll(async () => {
    subject?.server.kill('SIGKILL')
    await subject?.server.exit
    for (const clean of cleanUp.reverse()) await clean()
  })

  const basic = () => {
    const { username, password } = subject.login
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  }

  /** What is asked, and the answer while there is a database. */
  const requests = (): [path: string, init: RequestInit, status: number][] => [
    ['/sign-in', {}, 200],
    ['/account/security', {}, 200],
    ['/healthz', {}, 200],
    ['/token?service=gatehouse', { headers: { Authorization: basic() } }, 200],
    ['/token', { method: 'POST', headers: form, body: tokenForm() }, 200],
    ['/v2/access-tokens', { headers: { Authorization: `Bearer ${bearer}` } }, 200],
  ]
  const tokenForm = () => {
    const { username, password } = subject.login
    return new URLSearchParams({
      grant_type: 'password',
      service: 'gatehouse',
      client_id: 'test',
      username,
      password,
    })
  }
  const statuses = () =>
    Promise.all(requests().map(async ([path, init]) => (await fetch(url() + path, init)).status))
  const up = () => requests().map(([, , status]) => status)
  const down = () => requests().map(() => 503)

  test('answers 503 in the form of each door, allows nothing, logs a line a second, and recovers by itself', async () => {
    await expect.poll(statuses, { timeout: 20_000 }).toEqual(up())
    subject.takeDatabaseAway()
    await expect.poll(statuses, { timeout: 20_000 }).toEqual(down())

    const { said } = subject.server
    said.error = ''
    const began = performance.now()
    while (performance.now() - began < 3_000) expect(await statuses()).toEqual(down())

    const page = await fetch(`${url()}/account/security`, { headers: { 'X-Request-Id': 'unavailable-1' } })
    expect(page.headers.get('refresh')).toBe('5')
    expect(page.headers.get('retry-after')).toBe('5')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const html = await page.text()
    expect(html).toContain('<meta http-equiv="refresh" content="5">')
    expect(html).toContain('unavailable-1')
    expect(html).not.toContain('<script')

    const token = await fetch(`${url()}/token`, { headers: { Authorization: basic() } })
    expect(await token.json()).toMatchObject({ errors: [{ code: 'UNAVAILABLE' }] })
    const hub = await fetch(`${url()}/v2/access-tokens`, { headers: { Authorization: `Bearer ${bearer}` } })
    expect(await hub.json()).toMatchObject({ message: expect.stringContaining('cannot answer right now') })
    expect(await (await fetch(`${url()}/healthz`)).text()).toBe('The database does not answer.\n')

    const seconds = (performance.now() - began) / 1000
    const lines = said.error.split('\n').filter((line) => line && !line.includes('"msg":"request"'))
    const failures = lines.filter((line) => !line.includes('embedded database'))
    expect(failures.length).toBeLessThanOrEqual(seconds + 2)
    expect(failures.length).toBeGreaterThan(0)
    for (const line of failures) expect(JSON.parse(line).msg).toBe('The database does not respond')

    subject.bringDatabaseBack()
    await expect.poll(statuses, { timeout: 30_000 }).toEqual(up())
  })
})
