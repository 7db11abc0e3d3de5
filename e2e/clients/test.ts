import { spawn } from 'node:child_process'
import { makeImage } from '#e2e/clients/image.ts'
import { Skopeo, type Outcome } from '#e2e/clients/programs.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { expect, test as base } from '#e2e/fixtures/test.ts'
import { addToken, type AddedToken, type TokenState } from '#e2e/fixtures/tokens.ts'
import { freePort } from '#lib/testing/server-process.ts'

export { expect }

type Shared = {
  /** `host:port` of a real registry, run as `npm run registry` runs it. */
  registry: string
  /** The folder of an image to push. */
  image: string
}

export const test = base.extend<object, Shared>({
  registry: [
    async ({}, use) => {
      const port = await freePort()
      const child = spawn(process.execPath, ['bin/registry.mjs', '--port', `${port}`], {
        env: registrySettings(),
      })
      let said = ''
      const ready = new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk) => (said += chunk).includes('docker login --username') && resolve())
        child.stderr.on('data', (chunk) => (said += chunk))
        child.once('close', () => reject(new Error(`The registry did not start:\n${said}`)))
      })
      await ready
      await use(`127.0.0.1:${port}`)
      const closed = new Promise((done) => child.once('close', done))
      child.kill('SIGTERM')
      await closed
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  image: [async ({}, use) => use(makeImage('hello')), { scope: 'worker' }],
})

/** What `npm run registry` finds in the settings of the server that these tests run on. */
export function registrySettings() {
  const { GATEHOUSE_TEST_DATA: DATA_DIR, GATEHOUSE_TEST_URL: PUBLIC_URL } = process.env
  return { ...process.env, DATA_DIR, PUBLIC_URL, DATABASE_URL: '', GATEHOUSE_ENV_FILE: '' }
}

/** A new token of somebody, as skopeo uses it. */
export async function skopeoWith(registry: string, person: Person, state: TokenState): Promise<Skopeo> {
  return new Skopeo(registry, credentials(person, await addToken(person, state)))
}

export const credentials = ({ username }: Person, { secret }: AddedToken) => `${username}:${secret}`

/** A client that did what it was asked to. */
export function expectDone({ code, said }: Outcome): void {
  expect(code, said).toBe(0)
}

/** A client that was refused, and what its words must hold. */
export function expectRefused(
  { code, said }: Outcome,
  words: string | RegExp = /denied|unauthorized/i,
): void {
  expect(code, said).not.toBe(0)
  expect(said).toMatch(words)
}
