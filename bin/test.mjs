import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { failedInVitest, namesInPlaywright } from '#bin/failed-tests.mjs'
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
/** Said once more at the end, where a long log is read first. */
const remarks = []

// Tests use their own settings, not those in the environment or a .env file.
process.env.GATEHOUSE_ENV_FILE = ''
for (const [, name] of readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=/gm))
  delete process.env[name]

await prepare({ build: true })
if (onPostgres) await testOnPostgres()
else await testEverything()

rmSync(reports, { recursive: true, force: true })
for (const remark of remarks) console.log(remark)
const skipped = total.skipped ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed ? 1 : 0)

async function testEverything() {
  const gitServer = ['git', 'git-lfs', 'fcgiwrap']
  const builtClients = ['crane', 'oras', 'regctl', 'helm', 'cosign']
  const needed = ['chromium', 'docker-registry', 'skopeo', 'docker', 'nginx', 'caddy', 'curl', 'jq']
  const publishing = ['verdaccio', 'pypi-server', 'uv']
  const programs = await findPrograms([...needed, ...gitServer, 'buildah', 'envoy', ...publishing])
  // Building these can take minutes, and Vitest needs none of them.
  const building = findPrograms(builtClients)
  await runVitest()
  Object.assign(programs, await building)
  const lacks = (...names) => names.filter((name) => !programs[name])
  // Vitest counts what they are for as skipped.
  failWithout(lacks('nginx', 'envoy', ...publishing, ...gitServer))
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
  failWithout(missingClients)
  const able = Object.keys(projects).filter((project) => !projects[project].length)
  // It depends on the search for secrets, which needs the data of both.
  await runPlaywright(able.length === 2 ? ['lighthouse'] : able, {
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
  await runVitest({ DATABASE_URL: server.url })
}

async function runVitest(settings = {}) {
  const file = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporters], settings)
  const report = read(file)
  remarks.push(...failedInVitest(report).map((name) => `✗ ${name}`))
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
  const report = read(file)
  remarks.push(...namesInPlaywright(report, 'flaky').map((name) => `! ${name}: passed on a retry`))
  remarks.push(...namesInPlaywright(report, 'unexpected').map((name) => `✗ ${name}`))
  const stats = report?.stats
  count(status, stats?.expected + stats?.flaky, stats?.unexpected, stats?.skipped)
}

/** In CI, a program that is missing is a failure. */
function failWithout(programs) {
  if (!inCi) return
  total.failed += programs.length
  remarks.push(...programs.map((name) => `✗ ${name} is missing`))
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
  if (!failed && status !== 0) remarks.push(`✗ No test failed, but the runner ended with ${status}`)
  total.skipped += skipped || 0
}
