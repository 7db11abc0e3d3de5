import { join, resolve } from 'node:path'
import { startGatehouse } from './contenders.ts'
import { percentiles } from './load.ts'
import { opened, visit } from './pages.ts'
import { organization, people, plan, say } from './plan.ts'
import type { PostgresServer } from './postgres-server.ts'

/** Medians in milliseconds. */
export type Comparison = { what: string; other: number; present: number }

const warmUps = 120

/** Opens the pages of another version, which is built in `folder`, and of this one in turn; uncompressed, since versions differ in that. */
export async function comparePages(postgres: PostgresServer, folder: string): Promise<Comparison[]> {
  const other = await startVersion(resolve(folder), await postgres.createDatabase('other'))
  const present = await startVersion(
    join(import.meta.dirname, '..'),
    await postgres.createDatabase('present'),
  )
  await postgres.query('CHECKPOINT')
  say('Opening pages of both versions')
  for (let round = 0; round < warmUps + plan.pages; round++) {
    for (const at of opened.keys()) {
      // Whoever comes first in one round comes last in the next.
      for (const { open, times } of round % 2 ? [other[at]!, present[at]!] : [present[at]!, other[at]!]) {
        const begun = performance.now()
        await open()
        if (round >= warmUps) times.push(performance.now() - begun)
      }
    }
  }
  const median = ({ times }: { times: number[] }) => percentiles(times).p50
  return opened.map(({ what }, at) => ({ what, other: median(other[at]!), present: median(present[at]!) }))
}

/** A version on a database that it fills itself, and who opens its pages. */
async function startVersion(folder: string, databaseUrl: string) {
  const { origin } = await startGatehouse({ DATABASE_URL: databaseUrl }, {}, folder)
  const { fill, fillOrganization } = (await import(
    join(folder, 'bench/fill.ts')
  )) as typeof import('./fill.ts')
  await fill(databaseUrl, { stored: 50_000, known: 1, people })
  await fillOrganization(databaseUrl, organization, people[0]!.username)
  return Promise.all(opened.map((page) => visit(origin, page, { 'accept-encoding': 'identity' })))
}
