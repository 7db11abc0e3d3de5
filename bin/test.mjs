import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startPostgres } from '#bin/postgres-server.mjs'
import { NODE, prepare } from '#bin/prepare.mjs'
import { ended } from '#bin/step.mjs'
import { findPrograms } from '#bin/test-programs.mjs'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
process.chdir(dirname(import.meta.dirname))
const onPostgres = process.argv.includes('--database=postgres')
const inCi = Boolean(process.env.CI)
const reports = mkdtempSync(join(tmpdir(), 'gatehouse-reports-'))
const total = { passed: 0, failed: 0, skipped: 0 }

// Tests use their own settings, not those in the environment or a .env file.
process.env.GATEHOUSE_ENV_FILE = ''
for (const [, name] of readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=/gm))
  delete process.env[name]

await prepare({ build: true })
if (onPostgres) await testOnPostgres()
else await testEverything()

rmSync(reports, { recursive: true, force: true })
const skipped = total.skipped ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed ? 1 : 0)

async function testEverything() {
  const gitServer = ['git', 'git-lfs', 'fcgiwrap']
  const builtClients = ['crane', 'oras', 'regctl', 'helm', 'cosign']
  const needed = ['chromium', 'docker-registry', 'skopeo', 'docker', 'nginx', 'caddy', 'curl', 'jq']
  const publishing = ['verdaccio', 'pypi-server', 'uv']
  const programs = await findPrograms([...needed, ...gitServer, 'buildah', ...publishing])
  // Building these can take minutes, and Vitest needs none of them.
  const building = findPrograms(builtClients)
  await runVitest()
  Object.assign(programs, await building)
  const lacks = (...names) => names.filter((name) => !programs[name])
  // Vitest counts what they are for as skipped.
  if (inCi) total.failed += lacks('nginx', ...publishing, ...gitServer).length
  const projects = {
    browser: lacks('chromium'),
    clients: lacks(...needed),
  }
  for (const [project, missing] of Object.entries(projects)) if (missing.length) skip(project, missing)
  // Playwright counts the tests of each as skipped.
  const missingClients = lacks('buildah', ...builtClients)
  for (const client of missingClients) {
    console.log(`SKIPPED, because ${client} is missing: its tests in e2e/clients/oci-clients.spec.ts`)
  }
  if (inCi) total.failed += missingClients.length
  const able = Object.keys(projects).filter((project) => !projects[project].length)
  // These two come after both others: the search for secrets needs their data, Lighthouse their quiet.
  await runPlaywright(able.length === 2 ? ['lighthouse', 'secrets'] : able, {
    CHROMIUM: programs.chromium ?? '',
  })
}

/** The database tests once more, on a real server of their own. */
async function testOnPostgres() {
  const { initdb } = await findPrograms(['initdb'])
  if (!initdb) {
    console.error('The database tests on PostgreSQL need a PostgreSQL server.')
    total.failed += 1
    return
  }
  const server = await startPostgres(initdb)
  process.once('exit', () => server.stop())
  const embeddedOnly = ['--exclude=lib/database/embedded/**', '--exclude=bin/server.test.ts']
  await runVitest(embeddedOnly, { DATABASE_URL: server.url })
}

async function runVitest(words = [], settings = {}) {
  const file = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...words], settings)
  const report = read(file)
  count(
    status,
    report?.numPassedTests,
    report?.numFailedTests,
    report?.numPendingTests + report?.numTodoTests,
  )
}

async function runPlaywright(projects, settings) {
  if (!projects.length) return
  const file = join(reports, 'playwright.json')
  const words = [
    'node_modules/@playwright/test/cli.js',
    'test',
    ...projects.map((name) => `--project=${name}`),
  ]
  const status = await run(words, { ...settings, PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  const stats = read(file)?.stats
  count(status, stats?.expected + stats?.flaky, stats?.unexpected, stats?.skipped)
}

/** Lists each skipped test by name with the reason; in CI, skipping is a failure. */
function skip(project, missing) {
  const listed = spawnSync(
    NODE,
    ['node_modules/@playwright/test/cli.js', 'test', '--list', '--no-deps', `--project=${project}`],
    {
      encoding: 'utf8',
    },
  )
  const names = listed.stdout.split('\n').filter((line) => line.includes(' › '))
  console.log(`SKIPPED, because these are missing: ${missing.join(', ')}\n${names.join('\n')}`)
  total[inCi ? 'failed' : 'skipped'] += Math.max(names.length, 1)
}

function run(words, settings) {
  const env = { ...process.env, ...settings }
  return ended(spawn(NODE, words, { stdio: ['ignore', 'inherit', 'inherit'], env }))
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** A runner that fails without a failed test, or leaves no report, counts as a failure. */
function count(status, passed, failed, skipped) {
  total.passed += passed || 0
  total.failed += failed || (status === 0 ? 0 : 1)
  total.skipped += skipped || 0
}
