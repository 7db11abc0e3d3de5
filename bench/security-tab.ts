import { readFileSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { percentiles } from './load.ts'
import { people, plan, say, type Person } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

/** Milliseconds; SQL statements; bytes of JavaScript, gzipped. */
export type PageResult = { tokens: number; p50: number; p99: number; queries: number; scripts: number }

const page = '/account/security'
const warmUps = 20

/** Opens the Security tab as each person in turn, one page at a time. */
export async function measureSecurityTab(origin: string, postgres: PostgresServer): Promise<PageResult[]> {
  say('Opening the Security tab')
  const visitors = await Promise.all(people.map((person) => visit(origin, person)))
  for (let round = 0; round < warmUps + plan.pages; round++) {
    for (const { open, times } of visitors) {
      const begun = performance.now()
      await open()
      if (round >= warmUps) times.push(performance.now() - begun)
    }
  }
  const results: PageResult[] = []
  for (const { tokens, scripts, times, open } of visitors) {
    results.push({ tokens, scripts, ...percentiles(times), queries: await countQueries(postgres, open) })
  }
  return results
}

/** A person who has signed in and opened the tab once. */
async function visit(origin: string, { username, password, tokens }: Person) {
  const cookie = await signIn(origin, username, password)
  const open = async () => {
    const response = await fetch(origin + page, { headers: { cookie }, redirect: 'error' })
    if (response.status !== 200) throw new Error(`${page} answered ${response.status}.`)
    return response.text()
  }
  const html = await open()
  if (!html.includes('New Access Token')) throw new Error(`${page} is not the Security tab.`)
  return { tokens, open, scripts: await sizeOfScripts(origin, html), times: [] as number[] }
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

/** The gzipped size of each script that the page names, whether in a tag or for React to load; old browsers' own aside. */
async function sizeOfScripts(origin: string, html: string): Promise<number> {
  const forAll = html.replace(/<script[^>]*\bnoModule\b[^>]*>/gi, '')
  const names = new Set(forAll.match(/static\/chunks\/[^"'\\?]+\.js/g))
  let bytes = 0
  for (const name of names) {
    const response = await fetch(`${origin}/_next/${name}`)
    if (response.status !== 200) throw new Error(`${name} answered ${response.status}.`)
    bytes += gzipSync(await response.bytes()).length
  }
  return bytes
}
