import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { NODE } from '#bin/prepare.mjs'
import { findProgram, goBuild } from '#bin/test-programs.mjs'
import { newAccount } from '#lib/testing/new-account.ts'
import { newApplication } from '#lib/testing/new-application.ts'
import { newToken } from '#lib/testing/new-token.ts'

const run = promisify(execFile)
const folder = 'packages/verify'
const installed = `${folder}/node_modules`

/** What its tests are run with and against; without a way to that, false. */
const ready = existsSync(`${installed}/fastify`)
  ? Promise.resolve(true)
  : run('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund'], { timeout: 55_000 }).then(
      () => true,
      () => false,
    )

const nodes = { 20: '/usr/bin/node', 22: resolve(installed, 'node/bin/node'), 24: NODE }

it.each(Object.entries(nodes))('@gatehouse/verify passes its tests on Node.js %s', async (version, path) => {
  if (!(await ready)) return skipped(`@gatehouse/verify, because its libraries can't be installed`)
  const found = existsSync(path) ? (await run(path, ['--version'])).stdout.trim() : ''
  if (!found.startsWith(`v${version}.`)) return skipped(`@gatehouse/verify on Node.js ${version}`)
  const files = ['token-kind', 'verifier', 'middleware'].map((name) => `test/${name}.test.js`)
  const { stdout } = await run(path, ['--test', '--test-reporter=tap', ...files], { cwd: folder })
  expect(stdout).toMatch(/^# pass [1-9]\d+$/m)
  expect(stdout).toMatch(/^# fail 0$/m)
})

it('verify-go passes its tests, one of them with this Gatehouse', async () => {
  const go = findProgram('go')
  if (!go) return skipped('verify-go, because Go is missing')
  const doors = await serveDoors()
  const person = await newAccount()
  const { clientId, secret } = await newApplication(null)
  const env = {
    ...process.env,
    ...goBuild.env,
    GATEHOUSE_URL: `http://127.0.0.1:${doors.port}`,
    GATEHOUSE_CLIENT_ID: clientId,
    GATEHOUSE_CLIENT_SECRET: secret.reveal(),
    GATEHOUSE_TOKEN: (await newToken(person)).secret.reveal(),
    GATEHOUSE_OWNER: person.username,
  }
  const words = ['test', ...goBuild.words, '-count=1', '-v', './...']
  const { stdout } = await run(go, words, { cwd: 'packages/verify-go', env })
  doors.stop()
  expect(stdout).toContain('--- PASS: TestWithGatehouse')
  expect(stdout).not.toContain('--- FAIL')
  // Compiled while the clients are built, too.
}, 180_000)

function skipped(what: string): void {
  console.log(`SKIPPED: ${what}.`)
}
