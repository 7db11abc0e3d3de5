import { availableParallelism } from 'node:os'
import type { Comparison } from './against.ts'
import type { FloodResult } from './flood.ts'
import type { ForwardResult } from './forward-auth.ts'
import type { Round } from './load.ts'
import type { ImageResult } from './images.ts'
import { organization, plan } from './plan.ts'
import type { PageResult } from './pages.ts'
import type { PerServer } from './servers.ts'

/** What was measured and which aims it meets, as Markdown. */
export function report(
  postgresVersion: string,
  servers: PerServer<Round>,
  pages: PageResult[],
  floods: FloodResult[],
  images: ImageResult[],
  forward: ForwardResult,
  more: { acceptedAfterRevocation: number; memoryUnderLoad: number; memoryAfterPages: number },
): string {
  const { acceptedAfterRevocation, memoryUnderLoad, memoryAfterPages } = more
  const { gatehouseWithFew, gatehouse, floor, betterAuth } = servers
  const [ten, tenThousand] = pages as [PageResult, PageResult]
  const many = whole(plan.many)
  const layer = `${whole(plan.layerMebibytes)} MiB`
  const kilobytes = Math.max(ten.scripts, tenThousand.scripts) / 1024
  const aims = [
    atLeast('Requests a second, of the floor', gatehouse.perSecond / floor.perSecond, 1.3),
    atMost('99th percentile, of the floor', gatehouse.p99 / floor.p99, 1),
    atLeast(
      "Decisions per CPU second, PostgreSQL's included, of the floor",
      gatehouse.perCpuSecond / floor.perCpuSecond,
      1.3,
    ),
    atLeast(
      'Forward auth: requests a second, of its floor',
      forward.gatehouse.perSecond / forward.floor.perSecond,
      1,
    ),
    atMost(
      'Revoked tokens accepted afterwards, of 1,000 on two replicas under load',
      acceptedAfterRevocation,
      0,
    ),
    below('MiB of memory of the process, under the load of machines', memoryUnderLoad, 250),
    atLeast(
      `Flat: requests a second with ${many} tokens, of those with ${whole(plan.few)}`,
      gatehouse.perSecond / gatehouseWithFew.perSecond,
      0.9,
    ),
    atMost('Security tab: median with 10,000 tokens, of that with 10', tenThousand.p50 / ten.p50, 1.5),
    atMost(
      'Security tab: queries with 10,000 tokens more than with 10',
      tenThousand.queries - ten.queries,
      0,
    ),
    below('Security tab: KiB of JavaScript, with brotli', kilobytes, 150),
    atMost(
      `99th percentile of a valid client during a flood, of that without, the worst of ${floods.length}`,
      Math.max(...floods.map(({ alone, flooded }) => flooded.p99 / alone.p99)),
      2,
    ),
    atMost(
      `Memory that the process grows by while a layer of ${layer} passes, of the layer`,
      Math.max(...images.map(({ grown }) => grown)) / plan.layerMebibytes,
      0.1,
    ),
  ]
  return `# Measurements

\`npm run bench\` makes this file: every server in a process of its own, all on one PostgreSQL server that the run starts, on
one machine, which also makes the load. So read the proportions, not the numbers.

${availableParallelism()} cores · Node.js ${process.versions.node} · PostgreSQL ${postgresVersion}

## Aims
${table(['', 'aim', 'measured', ''], aims)}

## Signing in to a registry
\`GET /token\` as \`docker login\` asks it, with a valid access token: ${plan.connections} kept-alive connections, each with a token of its own;
${plan.rounds} ${plan.rounds === 1 ? 'round' : 'rounds'} of ${plan.secondsOfRound} seconds, in which the servers take turns; the median of the rounds.

${table(
  ['', 'tokens stored', 'requests a second', 'per CPU second', 'p50 ms', 'p99 ms'],
  [
    ['Gatehouse', whole(plan.few), ...figures(gatehouseWithFew)],
    ['Gatehouse', many, ...figures(gatehouse)],
    ['The floor', many, ...figures(floor)],
    ['better-auth API keys', many, ...figures(betterAuth)],
  ],
)}

_Per CPU second_: for each second that the server and PostgreSQL together spend on a processor, as the kernel counts it.

- **Gatehouse** is the production server whole: it checks status, owner and rights, notes the use, and signs a token.
- **The floor** is bare \`node:http\` with one prepared SELECT by hash, making the same JWT with the same key, and checking nothing.
- **better-auth API keys** is the verification of better-auth 1.7.6 with @better-auth/api-key 1.7.5 behind bare \`node:http\`, as its
  documentation sets it up but without its rate limit. It makes no JWT, and writes to the key's row at each request.

## Memory
The process of Gatehouse took ${Math.round(memoryUnderLoad)} MiB after the rounds above and below, and ${Math.round(memoryAfterPages)} MiB once the pages had been opened, too. Before, the rounds alone made it 430 to 510 MiB. What held the rest, as V8's and the kernel's statistics show it:

- 110 MiB: V8's young generation, which grew to 128 MiB, and an old one that was let grow to four times its live 60 MiB. \`bin/server-flags.mjs\` bounds both.
- Up to 25 MiB a second between full collections: a \`Set\` of open answers, whose outgrown tables keep each other and every answer alive, and copies of hashes that each kept a pooled buffer of 8 KiB.
- 38 MiB: Next.js's compiler, loaded to read settings that were written in TypeScript.

Of what is left 55 MiB are the program of Node.js, which replicas on one machine share, 60 MiB live objects, most of them the source text and code of Next.js, Prisma and Gatehouse,
and the rest mostly the young generation, of three semi-spaces.

Servers with \`--max-semi-space-size\` of 8 and of 16, on the embedded database, took the same \`GET /token\` requests in turn (32 connections,
seven rounds of 4,000; three pairs on a busy machine): 215 to 240 MiB with 8, 247 to 263 with 16, for 1 to 14 % more CPU time of the process. Pages on
PostgreSQL, six of them in ten runs of 160 to 300 requests in turn, took 2 % less to 24 % more with 8, in the median 8 % more. With 32 instead of
16, seven pages in turn in three runs of 200 to 300 requests each took 14 % less to 8 % more time, in the median 3 % less, for 30 to 45 MiB. So it
is 32: people wait for pages. Not adopted, because they saved nothing: Node.js's compile cache (313 MiB instead of 274) and \`MALLOC_ARENA_MAX=2\` (270 instead of 247).

## Logging
One line a request, at the default level, costs 0.01 ms of CPU time: 0.147 ms for a \`GET /token\` instead of 0.135 with \`LOG_LEVEL=silent\`,
8 % of the process's own. Measured in turn as above, in rounds of 6,000, with the log in a file.

## The API
In the same rounds, over as many connections, each with a token of its own.

${table(
  ['', 'requests a second', 'of the floor', 'per CPU second', 'p50 ms', 'p99 ms'],
  [
    apiRow('`POST /v2/auth/token` with a personal access token', servers.signInToApi, floor),
    apiRow("`POST /v2/auth/token` with an organization's", servers.signInToApiAsOrganization, floor),
    apiRow(
      `\`GET /v2/orgs/{org}/members\`, 10 of ${whole(organization.members)}`,
      servers.listMembers,
      floor,
    ),
  ],
)}

${forwardReport(forward)}

${floodReport(floods)}

## Images
One layer of ${layer}, pushed and pulled through Gatehouse, and at the registry itself (Distribution, on disk).

${table(
  ['', 'MiB a second through Gatehouse', 'at the registry', 'MiB that Gatehouse grew by at most'],
  images.map(({ what, through, direct, grown }) => [what, whole(through), whole(direct), whole(grown)]),
)}

## Pages
Of a signed-in person, one request at a time, ${plan.pages} of each in turn, in a database with ${many} tokens.

${table(
  ['', 'p50 ms', 'p99 ms', 'queries', 'JavaScript, with brotli'],
  pages.map(({ what, p50, p99, queries, scripts }) => [
    what,
    p50.toFixed(1),
    p99.toFixed(1),
    `${queries}`,
    `${Math.round(scripts / 1024)} KiB`,
  ]),
)}

Against the version of 25 November 2026 (6e1b622), the medians are 0.94 to 0.96, 1.07, 1.02 to 1.05 and 0.76 to 0.77 of
its own, in three runs of \`npm run bench -- --against=FOLDER\`, which opens the pages of the version built in that folder and of this one in turn, not
compressed, with 50,000 tokens stored. The aim is 1.1 at most.
`
}

/** How the pages compare with those of another version, which `npm run bench -- --against=FOLDER` prints alone. */
export function againstReport(pages: Comparison[]): string {
  return table(
    ['', 'p50 ms of the other version', 'of this one', 'of the other'],
    pages.map(({ what, other, present }) => [
      what,
      other.toFixed(1),
      present.toFixed(1),
      (present / other).toFixed(2),
    ]),
  )
}

/** The part about bad secrets, which `npm run bench -- --flood` prints alone. */
export function floodReport(floods: FloodResult[]): string {
  return `## A flood of bad secrets
\`npm run bench -- --flood\`: \`GET /token\` by one client with a valid token, one request at a time, alone and while ${plan.flooding} connections
of another process send a bad secret and ask again as soon as it is refused. All come from one address. The medians of ${plan.rounds} rounds of
${plan.secondsOfRound} seconds, alone and flooded in turn.

${table(
  ['', 'p50 ms alone', 'flooded', 'p99 ms alone', 'flooded', 'p99 flooded, of alone', 'refused a second'],
  floods.map(({ database, secret, alone, flooded, refused }) => [
    `${database}: ${secret}`,
    alone.p50.toFixed(1),
    flooded.p50.toFixed(1),
    alone.p99.toFixed(1),
    flooded.p99.toFixed(1),
    (flooded.p99 / alone.p99).toFixed(2),
    whole(refused),
  ]),
)}`
}

/** The part about services, which `npm run bench -- --forward` prints alone. */
export function forwardReport(forward: ForwardResult): string {
  const row = (what: string, round: Round, floor: Round): Row => {
    const [perSecond, ...others] = figures(round)
    return [what, perSecond!, (round.perSecond / floor.perSecond).toFixed(2), ...others]
  }
  const { gatehouse, floor, nginxAlone, nginxWithGatehouse, nginxWithFloor } = forward
  return `## Forward auth
\`npm run bench -- --forward\`: \`/auth/forward\` for a token that may read, with ${plan.connections} kept-alive connections, each with a token of its own; straight,
and through one worker of nginx, set up by \`docs/recipes/nginx.conf\` with its kept-alive connections. ${plan.rounds} rounds of ${plan.secondsOfRound} seconds, in turn.

${table(
  ['', 'requests a second', 'of the floor, or of nginx alone', 'per CPU second', 'p50 ms', 'p99 ms'],
  [
    row('Gatehouse', gatehouse, floor),
    row('The floor: one SELECT, no signing', floor, floor),
    row('nginx alone', nginxAlone, nginxAlone),
    row('nginx that asks Gatehouse', nginxWithGatehouse, nginxAlone),
    row('nginx that asks the floor', nginxWithFloor, nginxAlone),
  ],
)}`
}

type Row = string[]

const atLeast = (what: string, measured: number, aim: number): Row =>
  aimRow(what, `at least ${aim}`, measured, measured >= aim)
const atMost = (what: string, measured: number, aim: number): Row =>
  aimRow(what, `at most ${aim}`, measured, measured <= aim)
const below = (what: string, measured: number, aim: number): Row =>
  aimRow(what, `below ${aim}`, measured, measured < aim)

function aimRow(what: string, aim: string, measured: number, isMet: boolean): Row {
  const shown = Number.isInteger(measured) || measured > 10 ? whole(measured) : measured.toFixed(2)
  return [what, aim, shown, isMet ? 'met' : '**not met**']
}

const apiRow = (what: string, round: Round, floor: Round): Row => {
  const [perSecond, ...percentiles] = figures(round)
  return [what, perSecond!, (round.perSecond / floor.perSecond).toFixed(2), ...percentiles]
}

const figures = ({ perSecond, perCpuSecond, p50, p99 }: Round): Row => [
  whole(perSecond),
  whole(perCpuSecond),
  p50.toFixed(1),
  p99.toFixed(1),
]

const whole = (number: number) => Math.round(number).toLocaleString('en')

/** The first column is text, the others are numbers. */
function table(head: Row, rows: Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at ? '--:' : '---'))), ...rows.map(line)].join('\n')
}
