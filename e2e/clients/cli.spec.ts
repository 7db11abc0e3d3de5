import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { home as clients, run } from '#e2e/clients/programs.ts'
import { expect, expectDone, skopeoWith, test } from '#e2e/clients/test.ts'
import { query } from '#e2e/fixtures/database.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'

/** A computer with the command, on whose PATH it puts its helpers. */
function newComputer() {
  const home = mkdtempSync(join(clients, 'computer-'))
  const settings = {
    ...{ HOME: home, XDG_CONFIG_HOME: join(home, 'config'), DOCKER_CONFIG: join(home, 'docker') },
    PATH: [join(home, '.local', 'bin'), process.env.PATH].join(delimiter),
  }
  const command = [process.execPath, resolve('cli/gatehouse.ts')]
  return {
    home,
    settings,
    run: (program: string, ...words: string[]) => run(program, words, '', settings),
    gatehouse: (...words: string[]) => run(command[0]!, [command[1]!, ...words], '', settings),
    /** In a pseudo-terminal, as a person runs it. */
    typed(...words: string[]) {
      const line = [...command, ...words].map((word) => `'${word}'`).join(' ')
      const child = spawn('script', ['-qec', line, '/dev/null'], { env: { ...process.env, ...settings } })
      const shown = { text: '' }
      child.stdout.on('data', (chunk) => (shown.text += chunk))
      return { shown, code: new Promise<number | null>((done) => child.once('close', done)) }
    },
  }
}

test('gatehouse login, then skopeo and docker without any docker login, then gatehouse logout', async ({
  page,
  person,
  origin,
  image,
}) => {
  test.setTimeout(90_000)
  const name = `${person.username}/app`
  expectDone(await (await skopeoWith(origin.host, person, { permission: 'write' })).push(image, `${name}:1`))

  const computer = newComputer()
  const login = computer.typed('login', origin.host, '--no-browser')
  await expect.poll(() => login.shown.text).toMatch(/user_code=[A-Z]{4}-[A-Z]{4}/)
  const [link = ''] = /http\S+user_code=\S+/.exec(login.shown.text) ?? []
  await page.goto(link)
  await page.getByRole('button', { name: 'Approve' }).click()
  expect(await login.code, login.shown.text).toBe(0)
  expect(login.shown.text).toContain(`Signed in to ${origin.host} as ${person.username}.`)
  const hosts = JSON.parse(
    readFileSync(join(computer.home, 'config', 'gatehouse', 'hosts.json'), 'utf8'),
  ) as Record<string, { secret: string; tokenId: string }>
  const { secret, tokenId } = hosts[origin.host]!
  noteSecret(secret)
  expect(login.shown.text).not.toContain(secret)

  const inspected = ['inspect', '--tls-verify=false', `docker://${origin.host}/${name}:1`]
  expectDone(await computer.run('skopeo', ...inspected))
  const copied = ['--insecure-policy', 'copy', '--src-tls-verify=false', '--dest-tls-verify=false']
  const [from, to] = ['1', '2'].map((tag) => `docker://${origin.host}/${name}:${tag}`)
  expectDone(await computer.run('skopeo', ...copied, from!, to!))
  expectDone(await computer.run('docker', 'manifest', 'inspect', '--insecure', `${origin.host}/${name}:2`))
  expectDone(await computer.gatehouse('whoami'))

  expectDone(await computer.gatehouse('logout'))
  expect(await query('SELECT id FROM token WHERE id = $1', [tokenId])).toEqual([])
  expect((await computer.run('skopeo', ...inspected)).code).not.toBe(0)
  expect((await computer.gatehouse('whoami')).code).toBe(3)
})

test('a token that was deleted is erased at its next use, and docker is told why', async ({
  page,
  person,
  origin,
}) => {
  const computer = newComputer()
  const login = computer.typed('login', origin.host, '--no-browser')
  await expect.poll(() => login.shown.text).toMatch(/user_code=[A-Z]{4}-[A-Z]{4}/)
  await page.goto(/http\S+user_code=\S+/.exec(login.shown.text)![0])
  await page.getByRole('button', { name: 'Approve' }).click()
  expect(await login.code).toBe(0)
  await query('DELETE FROM token WHERE account_id = $1', [person.id])
  const asked = await computer.run('docker', 'manifest', 'inspect', '--insecure', `${origin.host}/demo/app:1`)
  expect(asked.code).not.toBe(0)
  expect(asked.said).toMatch(/This access token was deleted on .*It was erased here: run gatehouse login/)
  const hosts = readFileSync(join(computer.home, 'config', 'gatehouse', 'hosts.json'), 'utf8')
  expect(hosts).toBe('{}\n')
})
