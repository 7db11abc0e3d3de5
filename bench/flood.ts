import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atExit } from './at-exit.ts'
import { newSecret } from '../lib/tokens/secret.ts'
import { startGatehouse, type Place } from './contenders.ts'
import { fillKnown } from './fill.ts'
import { load, medianRound, type Round } from './load.ts'
import { basicCredential } from './loopback.ts'
import { plan, question, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

/** What a valid client meets alone, and while others show bad secrets as fast as they are refused. */
export type FloodResult = { database: string; secret: string; alone: Round; flooded: Round; refused: number }

const badSecrets = {
  'a wrong checksum': () => `${newSecret('account').reveal().slice(0, -1)}!`,
  'a right form, but no owner': () => newSecret('account').reveal(),
}

export async function measureFlood(postgres: PostgresServer): Promise<FloodResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))
  atExit(() => rmSync(folder, { recursive: true, force: true }))
  return [
    ...(await measureOn('embedded', { DATA_DIR: folder })),
    ...(await measureOn('PostgreSQL', { DATABASE_URL: await postgres.createDatabase('flood') })),
  ]
}

async function measureOn(database: string, place: Place): Promise<FloodResult[]> {
  const { origin, pid } = await startGatehouse(place)
  const credentials = (await fillKnown(place, plan.valid)).map(basicCredential)
  const target = { url: origin + question, processes: [pid], credentials }
  await load(target, plan.secondsOfRound)
  const results: FloodResult[] = []
  for (const [secret, newBad] of Object.entries(badSecrets)) {
    say(`Flooding Gatehouse on the ${database} database with secrets that have ${secret}`)
    const [alone, flooded]: [Round[], Round[]] = [[], []]
    let refused = 0
    for (let round = 0; round < plan.rounds; round++) {
      alone.push(await load(target, plan.secondsOfRound))
      const stop = await startFlood(target.url, newBad())
      flooded.push(await load(target, plan.secondsOfRound))
      refused += await stop()
    }
    results.push({
      ...{ database, secret, alone: medianRound(alone), flooded: medianRound(flooded) },
      refused: refused / plan.rounds,
    })
  }
  process.kill(pid, 'SIGTERM')
  return results
}

/** Floods from a process of its own, so that this one measures undisturbed; what it gives ends it and says how many a second were refused. */
async function startFlood(url: string, secret: string): Promise<() => Promise<number>> {
  const words = [url, basicCredential(secret), String(plan.flooding)]
  const flood = fork(join(import.meta.dirname, 'flood-client.ts'), words)
  atExit(() => flood.kill('SIGKILL'))
  await once(flood, 'message')
  return async () => {
    flood.send('stop')
    const [refused] = (await once(flood, 'message')) as [number]
    flood.kill()
    return refused
  }
}
