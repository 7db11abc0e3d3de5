import { startGatehouse, startOther, type Running } from './contenders.ts'
import { fill, fillOrganization } from './fill.ts'
import { load, medianRound, type Round, type Target } from './load.ts'
import { basicCredential } from './loopback.ts'
import { organization, people, plan, question, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

export type PerServer<T> = Record<(typeof names)[number], T>

const names = [
  ...(['gatehouseWithFew', 'gatehouse', 'floor', 'betterAuth'] as const),
  ...(['signInToApi', 'signInToApiAsOrganization', 'listMembers'] as const),
]

/** Starts every server on a database that is filled. */
export async function startServers(postgres: PostgresServer): Promise<PerServer<Target>> {
  const few = await postgres.createDatabase('few')
  const many = await postgres.createDatabase('many')
  const keys = await postgres.createDatabase('better_auth')
  const known = plan.connections

  say('Starting Gatehouse, twice')
  const [withFew, withMany] = [
    await startGatehouse({ DATABASE_URL: few }),
    await startGatehouse({ DATABASE_URL: many }),
  ]
  say(`Storing ${plan.few} tokens, ${plan.many} tokens and ${plan.many} keys of better-auth`)
  const secretsOfFew = await fill(few, { stored: plan.few, known, people: [] })
  const secretsOfMany = await fill(many, { stored: plan.many, known, people })
  const ofOrganization = await fillOrganization(many, organization, people[0]!.username)
  const betterAuth = await startOther('better-auth-server.ts', keys, plan.many, known)
  await postgres.query('CHECKPOINT')

  const targetOf = ({ origin, pid }: Running, path: string, secrets: string[]): Target => ({
    url: origin + path,
    processes: [pid, postgres.pid],
    credentials: secrets.map(basicCredential),
  })
  const gatehouse = targetOf(withMany, question, secretsOfMany)
  // Gatehouse makes the key that the floor signs with when it is first asked for one.
  await load(gatehouse, 1)
  const floor = await startOther('floor-server.ts', many)
  return {
    gatehouseWithFew: targetOf(withFew, question, secretsOfFew),
    gatehouse,
    floor: targetOf(floor, question, secretsOfMany),
    betterAuth: targetOf(betterAuth, '', betterAuth.secrets),
    ...(await apiTargets(
      withMany.origin,
      gatehouse.processes,
      secretsOfMany,
      ofOrganization.slice(0, known),
    )),
  }
}

/** Asks each in turn, so that whatever disturbs the machine disturbs all of them. */
export async function askInTurn(servers: PerServer<Target>): Promise<PerServer<Round>> {
  const rounds = perServer((): Round[] => [])
  say('Warming up')
  for (const name of names) await load(servers[name], plan.secondsOfRound / 2)
  for (let round = 1; round <= plan.rounds; round++) {
    say(`Asking each in turn, round ${round} of ${plan.rounds}`)
    for (const name of names) rounds[name].push(await load(servers[name], plan.secondsOfRound))
  }
  return perServer((name) => medianRound(rounds[name]))
}

function perServer<T>(of: (name: (typeof names)[number]) => T): PerServer<T> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as PerServer<T>
}

/** The API: trading access tokens for bearer tokens, and what organizations' tokens list with them. */
async function apiTargets(origin: string, processes: number[], personal: string[], ofOrganization: string[]) {
  const url = `${origin}/v2/auth/token`
  const as = (identifier: string) => (secret: string) => ({ identifier, secret })
  const bodies = ofOrganization.map(as(organization.name))
  const bearers = await Promise.all(bodies.map((body) => signIn(url, body)))
  return {
    signInToApi: { url, processes, bodies: personal.map(as('demo')) },
    signInToApiAsOrganization: { url, processes, bodies },
    listMembers: {
      url: `${origin}/v2/orgs/${organization.name}/members`,
      processes,
      credentials: bearers.map((bearer) => `Bearer ${bearer}`),
    },
  }
}

async function signIn(url: string, body: object): Promise<string> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const { access_token } = (await answer.json()) as { access_token: string }
  return access_token
}
