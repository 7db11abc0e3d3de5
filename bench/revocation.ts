import pg from 'pg'
import { startGatehouse } from './contenders.ts'
import { fill } from './fill.ts'
import { load } from './load.ts'
import { basicCredential } from './loopback.ts'
import { plan, question, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

/**
 * Two replicas under full load: tokens that both accept are deleted one after the other, and shown to both as soon as the
 * database has acknowledged it. Gives how many were accepted even once after that.
 */
export async function measureRevocation(postgres: PostgresServer): Promise<number> {
  say('Revoking tokens on two replicas under load')
  const database = await postgres.createDatabase('revocation')
  const first = await startGatehouse({ DATABASE_URL: database })
  const replicas = [first, await startGatehouse({ DATABASE_URL: database })]
  const secrets = await fill(database, {
    stored: plan.few + plan.connections,
    known: plan.revoked + plan.connections,
    people: [],
  })
  const stay = secrets.splice(0, plan.connections).map(basicCredential)
  let isDone = false
  const busy = replicas.map(async ({ origin, pid }) => {
    while (!isDone) await load({ url: origin + question, processes: [pid], credentials: stay }, 1)
  })

  const accepts = async (secret: string) => {
    const headers = { authorization: basicCredential(secret) }
    const answers = await Promise.all(replicas.map(({ origin }) => fetch(origin + question, { headers })))
    return answers.map(({ status }) => status === 200)
  }
  const client = new pg.Client(database)
  await client.connect()
  let accepted = 0
  for (const secret of secrets) {
    if ((await accepts(secret)).includes(false)) throw new Error('A token that stands was refused.')
    await client.query('DELETE FROM token WHERE secret_hash = sha256($1::text::bytea)', [secret])
    if ((await accepts(secret)).includes(true)) accepted++
  }
  await client.end()
  isDone = true
  await Promise.all(busy)
  return accepted
}
