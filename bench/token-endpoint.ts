import { startGatehouse, startOther } from './contenders.ts'
import { fill } from './fill.ts'
import { load, medianRound, type Round, type Target } from './load.ts'
import { basicCredential } from './loopback.ts'
import { people, plan, question, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

export type PerServer<T> = { gatehouseWithFew: T; gatehouse: T; floor: T; betterAuth: T }

/** Starts every server on a database that is filled. */
export async function startServers(postgres: PostgresServer): Promise<PerServer<Target>> {
  const few = await postgres.createDatabase('few')
  const many = await postgres.createDatabase('many')
  const keys = await postgres.createDatabase('better_auth')
  const known = plan.connections

  say('Starting Gatehouse, twice')
  const origins = [await startGatehouse(few), await startGatehouse(many)] as const
  say(`Storing ${plan.few} tokens, ${plan.many} tokens and ${plan.many} keys of better-auth`)
  const secretsOfFew = await fill(few, { stored: plan.few, known, people: [] })
  const secretsOfMany = await fill(many, { stored: plan.many, known, people })
  const betterAuth = await startOther('better-auth-server.ts', keys, plan.many, known)
  await postgres.query('CHECKPOINT')

  const gatehouseWithFew = targetOf(origins[0] + question, secretsOfFew)
  const gatehouse = targetOf(origins[1] + question, secretsOfMany)
  // Gatehouse makes the key that the floor signs with when it is first asked for one.
  await load(gatehouse, 1)
  const floor = await startOther('floor-server.ts', many)
  return {
    gatehouseWithFew,
    gatehouse,
    floor: targetOf(floor.origin + question, secretsOfMany),
    betterAuth: targetOf(betterAuth.origin, betterAuth.secrets),
  }
}

/** Asks each in turn, so that whatever disturbs the machine disturbs all of them. */
export async function askInTurn(servers: PerServer<Target>): Promise<PerServer<Round>> {
  const names = Object.keys(servers) as (keyof typeof servers)[]
  const rounds: PerServer<Round[]> = { gatehouseWithFew: [], gatehouse: [], floor: [], betterAuth: [] }
  say('Warming up')
  for (const name of names) await load(servers[name], plan.secondsOfRound / 2)
  for (let round = 1; round <= plan.rounds; round++) {
    say(`Asking each in turn, round ${round} of ${plan.rounds}`)
    for (const name of names) rounds[name].push(await load(servers[name], plan.secondsOfRound))
  }
  return {
    gatehouseWithFew: medianRound(rounds.gatehouseWithFew),
    gatehouse: medianRound(rounds.gatehouse),
    floor: medianRound(rounds.floor),
    betterAuth: medianRound(rounds.betterAuth),
  }
}

function targetOf(url: string, secrets: string[]): Target {
  return { url, credentials: secrets.map(basicCredential) }
}
