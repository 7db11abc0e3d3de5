import { readFileSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import { percentiles } from './load.ts'
import { organization, people, plan, say, type Person } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

/** Milliseconds; SQL statements; bytes of JavaScript as a browser receives it. */
export type PageResult = { what: string; p50: number; p99: number; queries: number; scripts: number }

/** A page, who opens it, and a word by which it is known to be that one. */
type Page = { what: string; path: string; person: Person; holds: string }

const [ten, tenThousand] = people as [Person, Person]
const security = { path: '/account/security', holds: 'New Access Token' }
const adminConsole = `/organizations/${organization.name}`
const count = (number: number) => number.toLocaleString('en')

export const opened: Page[] = [
  ...[ten, tenThousand].map((person) => ({
    ...{ ...security, person, what: `Security, ${count(person.tokens)} tokens` },
  })),
  {
    ...{ path: `${adminConsole}/access-tokens`, person: ten, holds: 'Generate access token' },
    what: `Access tokens, ${count(organization.tokens)} tokens`,
  },
  {
    ...{ path: `${adminConsole}/members`, person: ten, holds: 'Invite people' },
    what: `Members, ${count(organization.members)} members`,
  },
]
const warmUps = 20

/** Opens each page in turn, one at a time. */
export async function measurePages(origin: string, postgres: PostgresServer): Promise<PageResult[]> {
  say('Opening pages')
  const visitors = await Promise.all(opened.map((page) => visit(origin, page)))
  for (let round = 0; round < warmUps + plan.pages; round++) {
    for (const { open, times } of visitors) {
      const begun = performance.now()
      await open()
      if (round >= warmUps) times.push(performance.now() - begun)
    }
  }
  const results: PageResult[] = []
  for (const { what, scripts, times, open } of visitors) {
    results.push({ what, scripts, ...percentiles(times), queries: await countQueries(postgres, open) })
  }
  return results
}

/** A person who has signed in and opened the page once. */
export async function visit(origin: string, { what, path, person, holds }: Page, more = {}) {
  const headers = { cookie: await signIn(origin, person.username, person.password), ...more }
  const open = async () => {
    const response = await fetch(origin + path, { headers, redirect: 'error' })
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
    return response.text()
  }
  const html = await open()
  if (!html.includes(holds)) throw new Error(`${path} is not the page that it should be.`)
  return { what, open, scripts: await sizeOfScripts(origin, html), times: [] as number[] }
}

/** Signs in as the form does, and gives the cookies. */
async function signIn(origin: string, identifier: string, password: string): Promise<string> {
  const cookiesOf = (response: Response) =>
    response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!)
  const asked = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = (await asked.json()) as { csrfToken: string }
  const signedIn = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookiesOf(asked).join('; '), origin },
    body: new URLSearchParams({ csrfToken, identifier, password, json: 'true' }),
    redirect: 'manual',
  })
  return cookiesOf(signedIn).join('; ')
}

/** Statements that the database logs while one page is made; the least of three, since a session is noted now and then. */
async function countQueries(postgres: PostgresServer, open: () => Promise<string>): Promise<number> {
  const set = (value: string) => postgres.query(`ALTER SYSTEM SET log_statement = '${value}'`).then(reload)
  const reload = () => postgres.query('SELECT pg_reload_conf()').then(() => wait(500))
  await set('all')
  const counts: number[] = []
  for (let time = 0; time < 3; time++) {
    const before = statSync(postgres.logFile).size
    await open()
    await wait(200)
    const lines = readFileSync(postgres.logFile).subarray(before).toString().split('\n')
    counts.push(
      lines.filter((line) => line.startsWith('many LOG:  ') && /execute |statement: /.test(line)).length,
    )
  }
  await set('none')
  return Math.min(...counts)
}

/** The size, with brotli as the build compresses it, of each script that the page names, whether in a tag or for React to load; old browsers' own aside. */
async function sizeOfScripts(origin: string, html: string): Promise<number> {
  const forAll = html.replace(/<script[^>]*\bnoModule\b[^>]*>/gi, '')
  const names = new Set(forAll.match(/static\/chunks\/[^"'\\?]+\.js/g))
  let bytes = 0
  for (const name of names) {
    const response = await fetch(`${origin}/_next/${name}`)
    if (response.status !== 200) throw new Error(`${name} answered ${response.status}.`)
    bytes += brotliCompressSync(await response.bytes()).length
  }
  return bytes
}
