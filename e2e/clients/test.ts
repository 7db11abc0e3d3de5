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
  /** Gatehouse's own address, with the registry that it passes images on to. Only one worker can have it at a time. */
  origin: { host: string; start: () => Promise<void> } & Awaited<ReturnType<typeof startRegistry>>
  /** The folder of an image to push. */
  image: string
}

export const test = base.extend<object, Shared>({
  registry: [
    async ({}, use) => {
      const port = await freePort()
      const registry = await startRegistry(port)
      await use(`127.0.0.1:${port}`)
      await registry.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  origin: [
    async ({}, use) => {
      const port = Number(new URL(process.env.GATEHOUSE_TEST_REGISTRY!).port)
      let registry = await startRegistry(port)
      await use({
        host: new URL(process.env.GATEHOUSE_TEST_URL!).host,
        printed: registry.printed,
        stop: () => registry.stop(),
        start: async () => void (registry = await startRegistry(port)),
      })
      await registry.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  image: [async ({}, use) => use(makeImage('hello')), { scope: 'worker' }],
})

/** A registry as `npm run registry` runs it, with what it prints. */
async function startRegistry(port: number) {
  const child = spawn(process.execPath, ['bin/registry.mjs', '--port', `${port}`], {
    env: registrySettings(),
  })
  const printed = { text: '' }
  const closed = new Promise<void>((done) => child.once('close', () => done()))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on(
      'data',
      (chunk) => (printed.text += chunk).includes('docker login --username') && resolve(),
    )
    child.stderr.on('data', (chunk) => (printed.text += chunk))
    void closed.then(() => reject(new Error(`The registry did not start:\n${printed.text}`)))
  })
  return {
    printed,
    stop: async () => {
      child.kill('SIGTERM')
      await closed
    },
  }
}

/** What `npm run registry` finds in the settings of the server that these tests run on. */
export function registrySettings() {
  const { GATEHOUSE_TEST_DATA: DATA_DIR, GATEHOUSE_TEST_URL: PUBLIC_URL } = process.env
  const REGISTRY_URL = process.env.GATEHOUSE_TEST_REGISTRY
  return { ...process.env, DATA_DIR, PUBLIC_URL, REGISTRY_URL, DATABASE_URL: '', GATEHOUSE_ENV_FILE: '' }
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
