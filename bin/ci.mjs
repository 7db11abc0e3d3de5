import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort } from '#bin/postgres-server.mjs'
import { ended } from '#bin/step.mjs'

// Runs the README's commands, then the database tests again on a PostgreSQL server.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
process.chdir(dirname(import.meta.dirname))
const total = { passed: 0, failed: 0, skipped: 0 }
/** What the commands say at their ends, said once more at the end of all. */
const failures = []

await startToReady()
await test('npm', 'test')
await test('npm', 'test', '--', '--database=postgres')

for (const line of failures) console.log(line)
const skipped = total.skipped ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed ? 1 : 0)

/** Checks that `npm start` on a new data folder prints its last line, responds, and stops on a signal. */
async function startToReady() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-ci-'))
  const port = String(await freePort())
  const settings = { DATA_DIR: dataDir, PORT: port, GATEHOUSE_ENV_FILE: '' }
  const server = spawn('npm', ['start'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const end = ended(server)
  const ready = new Promise((done) => {
    server.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      said += chunk
      if (said.includes(`Gatehouse is ready: http://localhost:${port}`)) done(true)
    })
  })
  const came = await Promise.race([ready, end.then(() => false)])
  const answers = came && (await fetch(`http://localhost:${port}/sign-in`)).ok
  server.kill('SIGTERM')
  const code = await end
  rmSync(dataDir, { recursive: true, force: true })
  const passed = answers && code === 0
  console.log(`${passed ? '✓' : '✗'} npm start: ready ${came}, answers ${answers}, exit code ${code}`)
  total[passed ? 'passed' : 'failed'] += 1
}

/** Runs a test command and adds up the counts in its last line. */
async function test(program, ...words) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk)
    said = (said + chunk).slice(-10_000)
  })
  const code = await ended(child)
  const [, passed = 0, failed = 0, skipped = 0] =
    /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(said) ?? []
  failures.push(...said.split('\n').filter((line) => /^[✗!] /.test(line)))
  total.passed += Number(passed)
  total.failed += Number(failed) || (code === 0 ? 0 : 1)
  total.skipped += Number(skipped)
}
