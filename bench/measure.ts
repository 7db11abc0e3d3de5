import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mebibytesOf } from './cpu-time.ts'
import { measureImages } from './images.ts'
import { measurePages } from './pages.ts'
import { measureFlood } from './flood.ts'
import { measureForwardAuth } from './forward-auth.ts'
import { comparePages } from './against.ts'
import { against, floodOnly, forwardOnly, quick } from './plan.ts'
import { startPostgres } from './postgres-server.ts'
import { againstReport, floodReport, forwardReport, report } from './report.ts'
import { measureRevocation } from './revocation.ts'
import { askInTurn, startServers } from './servers.ts'

const postgres = await startPostgres()
if (forwardOnly) {
  console.log(`\n${forwardReport(await measureForwardAuth(postgres))}`)
  process.exit()
}
if (against) {
  console.log(`\n${againstReport(await comparePages(postgres, against))}`)
  process.exit()
}
const floods = await measureFlood(postgres)
if (floodOnly) {
  console.log(`\n${floodReport(floods)}`)
  process.exit()
}
const servers = await startServers(postgres)
const endpoint = await askInTurn(servers)
const memoryUnderLoad = mebibytesOf(servers.gatehouse.processes[0]!)
const pages = await measurePages(new URL(servers.gatehouse.url).origin, postgres)
const memoryAfterPages = mebibytesOf(servers.gatehouse.processes[0]!)
const images = await measureImages(postgres)
const forward = await measureForwardAuth(postgres)
const acceptedAfterRevocation = await measureRevocation(postgres)
const text = report(postgres.version, endpoint, pages, floods, images, forward, {
  ...{ acceptedAfterRevocation, memoryUnderLoad, memoryAfterPages },
})
console.log(`\n${text}`)
if (!quick) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text)
// The servers would keep this process from ending; they end with it.
process.exit()
