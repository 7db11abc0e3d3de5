import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startNginx } from '../lib/testing/start-nginx.ts'
import { atExit } from './at-exit.ts'
import { startGatehouse, startOther } from './contenders.ts'
import { fill } from './fill.ts'
import { load, medianRound, type Round, type Target } from './load.ts'
import { basicCredential, freePort } from './loopback.ts'
import { plan, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

export type ForwardResult = Record<(typeof names)[number], Round>

const names = ['gatehouse', 'floor', 'nginxAlone', 'nginxWithGatehouse', 'nginxWithFloor'] as const

const host = 'npm.example.com'
const asked = {
  ...{ 'X-Original-Method': 'GET', 'X-Original-Proto': 'https' },
  ...{ 'X-Original-Host': host, 'X-Original-URI': '/pkg' },
}

/** Decisions for a proxy: asked straight, and by nginx with the recipe of the documentation. */
export async function measureForwardAuth(postgres: PostgresServer): Promise<ForwardResult> {
  say('Starting Gatehouse and nginx for services')
  const database = await postgres.createDatabase('forward_auth')
  const { origin, pid } = await startGatehouse({ DATABASE_URL: database }, { TRUSTED_PROXIES: '127.0.0.1' })
  const secrets = await fill(database, { stored: plan.few, known: plan.connections, people: [] })
  await addService(database)
  const floor = await startOther('forward-floor-server.ts', database)
  const nginx = await startProxies(new URL(origin).host, new URL(floor.origin).host)

  const credentials = secrets.map(basicCredential)
  const targetOf = (url: string, headers: Record<string, string>, processes: number[]): Target => ({
    ...{ url, headers, credentials },
    processes: [...processes, postgres.pid],
  })
  const through = (port: number, ...processes: number[]) =>
    targetOf(`http://127.0.0.1:${port}/pkg`, { host }, [nginx.pid, ...processes])
  const targets: Record<(typeof names)[number], Target> = {
    gatehouse: targetOf(`${origin}/auth/forward`, asked, [pid]),
    floor: targetOf(floor.origin, asked, [floor.pid]),
    nginxAlone: through(nginx.alone),
    nginxWithGatehouse: through(nginx.withGatehouse, pid),
    nginxWithFloor: through(nginx.withFloor, floor.pid),
  }
  for (const name of names) await load(targets[name], plan.secondsOfRound / 2)
  const rounds = names.map((): Round[] => [])
  for (let round = 1; round <= plan.rounds; round++) {
    say(`Deciding for services, round ${round} of ${plan.rounds}`)
    for (const [at, name] of names.entries()) rounds[at]!.push(await load(targets[name], plan.secondsOfRound))
  }
  return Object.fromEntries(names.map((name, at) => [name, medianRound(rounds[at]!)])) as ForwardResult
}

/** A service that all known tokens may read. */
async function addService(database: string) {
  const client = new pg.Client(database)
  await client.connect()
  const rules = JSON.stringify([{ methods: ['GET'], path: '/', permission: 'read' }])
  const permissions = JSON.stringify([{ name: 'read', role: 'member', includes: [] }])
  await client.query(
    `WITH made AS (INSERT INTO service (id, name, kind, rules, permissions, created_by)
       VALUES (gen_random_uuid(), 'npm', 'http', $1, $2, 'demo') RETURNING id),
     host AS (INSERT INTO service_host (pattern, service_id, confirmed_at) SELECT $3, id, now() FROM made)
     INSERT INTO token_service (token_id, service_id, permissions)
     SELECT token.id, made.id, '{read}' FROM made, token WHERE description = 'Known'`,
    [rules, permissions, host],
  )
  await client.query('VACUUM ANALYZE')
  await client.end()
}

/** nginx in front of a service that answers at once: by itself, and with the recipe, asking Gatehouse or the floor. */
async function startProxies(gatehouse: string, floor: string) {
  const recipe = readFileSync(join(import.meta.dirname, '../docs/recipes/nginx.conf'), 'utf8').replace(
    /^ *ssl_.*\n/gm,
    '',
  )
  const [backend, withGatehouse, withFloor] = [await freePort(), await freePort(), await freePort()]
  const withAuth = (name: string, port: number, asks: string) =>
    recipe
      .replaceAll('gatehouse {', `${name} {`)
      .replaceAll('http://gatehouse/', `http://${name}/`)
      .replace('127.0.0.1:3000', asks)
      .replace('127.0.0.1:4873', `127.0.0.1:${backend}`)
      .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
  const nginx = await startNginx(
    'nginx',
    (alone) => `
      server { listen 127.0.0.1:${backend}; location / { return 200 "the service\\n"; } }
      server { listen 127.0.0.1:${alone}; location / { proxy_pass http://127.0.0.1:${backend}; } }
      ${withAuth('asks_gatehouse', withGatehouse, gatehouse)}
      ${withAuth('asks_floor', withFloor, floor)}`,
  )
  atExit(() => void nginx.stop())
  return { alone: nginx.port, withGatehouse, withFloor, pid: nginx.pid }
}
