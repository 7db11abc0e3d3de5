import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'
import { serveOauth } from '#cli/testing/serve-oauth.ts'

const system = ['/usr/local/bin', '/usr/bin', '/bin'].join(delimiter)
const secret = (digit: string) => `gate_pat_${digit.repeat(36)}`

let server: Awaited<ReturnType<typeof serveOauth>>
beforeEach(async () => {
  server = await serveOauth()
})
afterEach(() => server.stop())

function withGit() {
  const computer = newComputer({ programs: system })
  const env = { ...computer.env, GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...words: string[]) => execFileSync('git', words, { env, encoding: 'utf8', input: '' })
  return { ...computer, git }
}

it('waits for approval, keeps the token, and tells docker and git of this host alone', async () => {
  const { run, dockerConfig, hostsFile, home, git } = withGit()
  mkdirSync(join(home, 'docker'))
  writeFileSync(dockerConfig, '{"credsStore":"none","auths":{"ghcr.io":{"auth":"eDp5"}}}')
  const ran = await run('gatehouse', ['login', server.host, '--no-browser'])
  expect([ran.code, ran.out]).toEqual([0, ''])
  expect(ran.err).toContain(
    `Open ${server.url}/activate?user_code=BCDF-GHJK\nand compare the code: BCDF-GHJK\nWaiting until you approve\nSigned in to ${server.host} as demo.\n`,
  )
  expect(ran.err).not.toContain('gate_pat_')
  expect(JSON.parse(readFileSync(dockerConfig, 'utf8'))).toEqual({
    credsStore: 'none',
    auths: { 'ghcr.io': { auth: 'eDp5' } },
    credHelpers: { [server.host]: 'gatehouse' },
  })
  expect(JSON.parse(readFileSync(hostsFile, 'utf8'))[server.host]).toEqual({
    ...{ url: server.url, username: 'demo', tokenId: 't1', secret: secret('1') },
  })
  // As git itself asks, by the launcher that the login has made.
  const asked = { input: `protocol=http\nhost=${server.host}\n\n`, encoding: 'utf8' as const }
  const env = {
    ...newComputer().env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    PATH: system,
    GIT_TERMINAL_PROMPT: '0',
  }
  expect(execFileSync('git', ['credential', 'fill'], { ...asked, env })).toContain(
    `password=${secret('1')}\n`,
  )
  expect(git('config', '--global', '--get-all', `credential.${server.url}.helper`)).toBe(
    `\n${join(home, '.local', 'bin', 'git-credential-gatehouse')}\n`,
  )
  expect(ran.err).toContain(`Add ${join(home, '.local', 'bin')} to PATH`)
})

it('has a launcher that docker finds', async () => {
  const { run, home, env } = newComputer({ programs: system })
  await run('gatehouse', ['login', server.host, '--no-browser', '--no-git', '--no-docker'])
  const launcher = join(home, '.local', 'bin', 'docker-credential-gatehouse')
  const said = execFileSync(launcher, ['get'], { env, encoding: 'utf8', input: server.host })
  expect(said).toBe(`{"ServerURL":"${server.host}","Username":"demo","Secret":"${secret('1')}"}\n`)
  expect(existsSync(join(home, 'docker'))).toBe(false)
})

it('revokes the token that it had, once it has another', async () => {
  const { run } = newComputer()
  await run('gatehouse', ['login', server.host, '--no-git'])
  await run('gatehouse', ['login', '--no-git'])
  expect(server.asked.slice(-1)).toEqual([`POST /oauth/revoke ${secret('1')}`])
  expect(JSON.parse((await run('gatehouse', ['whoami', '--json'])).out)).toEqual({
    ...{ host: server.host, url: server.url, username: 'demo', hint: 'gate_pat_…2222', token_id: 't2' },
    keeper: 'file',
  })
})

it('logs out: revokes, forgets, and leaves what else docker and git were told', async () => {
  const { run, dockerConfig, hostsFile, git } = withGit()
  await run('gatehouse', ['login', server.host])
  git('config', '--global', 'credential.https://github.com.helper', 'other')
  const config = JSON.parse(readFileSync(dockerConfig, 'utf8'))
  writeFileSync(dockerConfig, JSON.stringify({ ...config, credsStore: 'none' }))
  const ran = await run('gatehouse', ['logout'])
  expect(ran).toEqual({ code: 0, out: '', err: `Signed out of ${server.host}.\n` })
  expect(server.asked.slice(-1)).toEqual([`POST /oauth/revoke ${secret('1')}`])
  expect(readFileSync(hostsFile, 'utf8')).toBe('{}\n')
  expect(readFileSync(dockerConfig, 'utf8')).toBe('{\n\t"credsStore": "none"\n}')
  expect(git('config', '--global', '--list')).toBe('credential.https://github.com.helper=other\n')
  expect((await run('gatehouse', ['whoami'])).code).toBe(3)
})

it('forgets the token even where it cannot revoke it, and says where to delete it', async () => {
  const { run, hostsFile } = newComputer()
  await run('gatehouse', ['login', server.host])
  server.stop()
  const { code, err } = await run('gatehouse', ['logout'])
  expect(code).toBe(5)
  expect(err).toMatch(
    /^gatehouse: Forgotten here, but not revoked: .* Delete the token at http:.*\/account\/security\n$/,
  )
  expect(readFileSync(hostsFile, 'utf8')).toBe('{}\n')
})

it('sends people to the address that the server has for itself', async () => {
  const other = await serveOauth({ issuer: 'https://gatehouse.example.com' })
  const { code, err } = await newComputer().run('gatehouse', ['login', other.host])
  other.stop()
  expect(code).toBe(2)
  expect(err).toBe(
    'gatehouse: This Gatehouse’s address is https://gatehouse.example.com: gatehouse login https://gatehouse.example.com\n',
  )
})

it('needs a host at first', async () => {
  const { run } = newComputer()
  for (const command of ['login', 'logout', 'whoami'])
    expect(await run('gatehouse', [command]), command).toEqual({
      ...{ code: 3, out: '', err: 'gatehouse: Which Gatehouse? Run gatehouse login HOST first.\n' },
    })
  expect((await run('gatehouse', ['login', 'ftp://x'])).code).toBe(2)
})
