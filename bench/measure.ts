import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measurePages } from './pages.ts'
import { quick } from './plan.ts'
import { startPostgres } from './postgres-server.ts'
import { report } from './report.ts'
import { askInTurn, startServers } from './servers.ts'

const postgres = await startPostgres()
const servers = await startServers(postgres)
const endpoint = await askInTurn(servers)
const pages = await measurePages(new URL(servers.gatehouse.url).origin, postgres)
const text = report(postgres.version, endpoint, pages)
console.log(`\n${text}`)
if (!quick) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text)
// The servers would keep this process from ending; they end with it.
process.exit()
