import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { home, run } from '#e2e/clients/programs.ts'
import { expect, expectDone, registrySettings, skopeoWith, test } from '#e2e/clients/test.ts'
import { freePort } from '#lib/testing/server-process.ts'

const command = (...words: string[]) =>
  run(process.execPath, ['bin/registry.mjs', ...words], '', registrySettings())

test('--print-config is all that a registry needs that someone already has', async ({ person, image }) => {
  const port = await freePort()
  const { code, said } = await command('--print-config', '--port', `${port}`)
  expect(code).toBe(0)
  for (const key of [
    'realm:',
    'service:',
    'issuer:',
    'rootcertbundle:',
    'notifications:',
    'Authorization:',
  ]) {
    expect(said).toContain(key)
  }
  const file = join(mkdtempSync(join(home, 'config-')), 'config.yml')
  writeFileSync(file, said, { mode: 0o600 })
  const registry = spawn('docker-registry', ['serve', file], { stdio: 'ignore' })
  try {
    const answers = async () => (await fetch(`http://127.0.0.1:${port}/v2/`).catch(() => null))?.status
    await expect.poll(answers).toBe(401)
    const skopeo = await skopeoWith(`127.0.0.1:${port}`, person, { permission: 'write' })
    expectDone(await skopeo.push(image, `${person.username}/api:latest`))
    expectDone(await skopeo.pull(`${person.username}/api:latest`))
  } finally {
    registry.kill('SIGTERM')
  }
})

test('--rotate-key changes the key without a word to a running registry', async ({
  person,
  registry,
  image,
}) => {
  test.setTimeout(90_000)
  const kid = async () => {
    const { token } = (await (await fetch(`${process.env.GATEHOUSE_TEST_URL}/token`)).json()) as {
      token: string
    }
    return JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid as string
  }
  const skopeo = await skopeoWith(registry, person, { permission: 'write' })
  const before = await kid()
  expectDone(await skopeo.push(image, `${person.username}/api:before`))
  expect(await command('--rotate-key')).toMatchObject({ code: 0, said: expect.stringContaining('a new key') })
  expectDone(await skopeo.pull(`${person.username}/api:before`))

  // The server looks for new keys every half minute.
  await expect.poll(kid, { timeout: 45_000 }).not.toBe(before)
  expectDone(await skopeo.push(image, `${person.username}/api:after`))
  const { keys } = (await (
    await fetch(`${process.env.GATEHOUSE_TEST_URL}/.well-known/jwks.json`)
  ).json()) as {
    keys: { kid: string }[]
  }
  expect(keys.map((key) => key.kid)).toEqual([await kid(), before])
})

test.describe('what can go wrong is said in one line', () => {
  test('a port in use', async () => {
    const holder = createServer()
    const port = await freePort()
    await new Promise<void>((done) => holder.listen(port, '127.0.0.1', done))
    expect(await command('--port', `${port}`)).toEqual({
      code: 1,
      said: `Port ${port} is in use: choose another with --port.\n`,
    })
    holder.close()
  })

  test('no Gatehouse there', async () => {
    const PUBLIC_URL = `http://127.0.0.1:${await freePort()}`
    const settings = { ...registrySettings(), PUBLIC_URL }
    const words = ['bin/registry.mjs', '--port', `${await freePort()}`]
    expect(await run(process.execPath, words, '', settings)).toEqual({
      code: 1,
      said: `Gatehouse does not answer at ${PUBLIC_URL}: run npm start first, or set PUBLIC_URL.\n`,
    })
  })

  test('another data folder', async () => {
    const DATA_DIR = mkdtempSync(join(home, 'empty-'))
    const words = ['bin/registry.mjs', '--port', `${await freePort()}`]
    const { code, said } = await run(process.execPath, words, '', { ...registrySettings(), DATA_DIR })
    expect(code).toBe(1)
    expect(said).toBe(
      `Cannot find the database of the running Gatehouse at ${DATA_DIR}: check DATA_DIR and DATABASE_URL.\n`,
    )
  })

  test('a setting that is none', async () => {
    expect(await command('--port', 'many')).toMatchObject({
      code: 1,
      said: 'Set --port to a whole number from 1 to 65535.\n',
    })
    expect((await command('--prot', '5001')).said).toContain("Unknown option '--prot'")
  })
})
