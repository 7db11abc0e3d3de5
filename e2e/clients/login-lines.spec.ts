import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loginLines } from '#components/tokens/login-lines.ts'
import { home, run } from '#e2e/clients/programs.ts'
import { expect, expectDone, test } from '#e2e/clients/test.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { addRepository, addToken } from '#e2e/fixtures/tokens.ts'

/** The console's lines in one tab, as a person would copy them. */
function linesFor(tab: string, { username }: Person, secret: string): string[] {
  const origin = process.env.GATEHOUSE_TEST_URL!
  const tabs = loginLines({ host: new URL(origin).host, origin, gitUrl: origin, username, secret })
  return tabs.find(({ id }) => id === tab)!.snippets.map(({ text }) => text)
}

const inShell = (lines: string, secret: string) => run('sh', ['-c', lines], '', { GATEHOUSE_TOKEN: secret })

test('docker signs in with the line that takes the token from a variable', async ({ person }) => {
  const { secret } = await addToken(person)
  const outcome = await inShell(linesFor('docker', person, secret)[1]!, secret)
  expectDone(outcome)
  expect(outcome.said).toContain('Login Succeeded')
})

test('docker is signed in by the config.json', async ({ origin, person }) => {
  const { fullName } = await addRepository(person, 'web')
  const { secret } = await addToken(person)
  const folder = mkdtempSync(join(home, 'config-'))
  writeFileSync(join(folder, 'config.json'), linesFor('config', person, secret)[0]!, { mode: 0o600 })
  const words = ['manifest', 'inspect', '--insecure', `${origin.host}/${fullName}:none`]
  expect((await run('docker', words, '', { DOCKER_CONFIG: folder })).said).toMatch(/no such manifest|unknown/)
  expect((await run('docker', words)).said).toMatch(/unauthorized|denied/i)
})

test('curl signs in to the API and lists repositories', async ({ person }) => {
  await addRepository(person, 'web')
  const { secret } = await addToken(person)
  const outcome = await inShell(linesFor('curl', person, secret).join('\n'), secret)
  expectDone(outcome)
  expect(outcome.said).toContain('"name":"web"')
})
