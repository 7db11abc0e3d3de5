import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'
import { idToken, serveCi } from '#cli/testing/serve-ci.ts'
import { serveOauth } from '#cli/testing/serve-oauth.ts'

const secret = (digit: string) => `gate_oat_${digit.repeat(36)}`
const id = '0198f6a0-0000-7000-8000-000000000000'
const grant = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  client_id: 'gatehouse-cli',
}

let server: Awaited<ReturnType<typeof serveOauth>>
beforeEach(async () => {
  server = await serveOauth()
})
afterEach(() => server.stop())

const oidc = (...words: string[]) => ['login', server.host, '--oidc', '--no-git', ...words]

it('signs a job of GitHub Actions in, for docker, and ends the token at logout', async () => {
  const ci = await serveCi()
  const { run, dockerConfig, hostsFile, home } = newComputer()
  const path = join(home, 'github-path')
  writeFileSync(path, '')
  const ran = await run('gatehouse', oidc('--workload', 'publish', '--organization', 'acme'), '', {
    ...ci.env,
    GITHUB_PATH: path,
  })
  ci.stop()
  expect(ran).toEqual({
    code: 0,
    out: '',
    err: `::add-mask::${secret('1')}\nSigned in to ${server.host} as acme, for 15 minutes.\nThe secret is in a file that only you can read.\n`,
  })
  const audience = encodeURIComponent(server.url)
  expect(ci.asked).toEqual([`GET /idtoken/run/job?api-version=2.0&audience=${audience}`])
  expect(server.exchanges).toEqual([
    { ...grant, subject_token: idToken(server.url), workload: 'publish', organization: 'acme' },
  ])
  expect(JSON.parse(readFileSync(dockerConfig, 'utf8'))).toEqual({
    credHelpers: { [server.host]: 'gatehouse' },
  })
  expect(readFileSync(path, 'utf8')).toBe(`${join(home, '.local', 'bin')}\n`)
  expect((await run('docker-credential-gatehouse', ['get'], server.host)).out).toBe(
    `{"ServerURL":"${server.host}","Username":"acme","Secret":"${secret('1')}"}\n`,
  )

  expect((await run('gatehouse', ['logout'])).code).toBe(0)
  expect(server.asked.slice(-1)).toEqual([`POST /oauth/revoke ${secret('1')}`])
  expect(readFileSync(hostsFile, 'utf8')).toBe('{}\n')
  expect(readFileSync(dockerConfig, 'utf8')).toBe('{}')
})

it.each([
  [['--workload', 'acme/publish'], { workload: 'publish', organization: 'acme' }],
  [['--workload', 'w/1', '--organization', 'acme'], { workload: 'w/1', organization: 'acme' }],
  [['--workload', id, '--organization', 'acme'], { workload: id }],
])('names a trusted workload by %j as the exchange takes it', async (words, named) => {
  const env = { GATEHOUSE_ID_TOKEN: idToken('a') }
  expect((await newComputer().run('gatehouse', oidc(...words), '', env)).code).toBe(0)
  expect(server.exchanges).toEqual([{ ...grant, subject_token: idToken('a'), ...named }])
})

describe('takes the id token', () => {
  it('of GitLab from a variable, and neither prints it nor the secret', async () => {
    const { run } = newComputer()
    const env = { GITLAB_CI: 'true', GATEHOUSE_ID_TOKEN: idToken('a') }
    const { code, out, err } = await run('gatehouse', oidc('--json'), '', env)
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        ...{ host: server.host, url: server.url, username: 'acme', token_id: 't1', expires_in: 900 },
        keeper: 'file',
      },
    ])
    expect(out + err).not.toMatch(/gate_oat|eyJ/)
    expect(server.exchanges).toEqual([{ ...grant, subject_token: idToken('a') }])
  })

  it('from the variable or the file that is named, before all others', async () => {
    const ci = await serveCi()
    const { run, home } = newComputer()
    const file = join(home, 'id-token')
    writeFileSync(file, `${idToken('file')}\n`)
    const env = { ...ci.env, GATEHOUSE_ID_TOKEN: idToken('usual'), MINE: idToken('mine') }
    for (const words of [['--token-env', 'MINE'], ['--token-file', file], []])
      expect((await run('gatehouse', oidc(...words), '', env)).code).toBe(0)
    ci.stop()
    expect(ci.asked).toEqual([])
    expect(server.exchanges.map((exchange) => exchange.subject_token)).toEqual(
      ['mine', 'file', 'usual'].map(idToken),
    )
  })

  it('of Buildkite from its agent, for the audience that is named', async () => {
    const { run, home, env } = newComputer({ programs: '/usr/bin:/bin' })
    const programs = join(home, 'programs')
    mkdirSync(programs)
    const agent = `#!/bin/sh\necho "$@" > '${home}/asked'\necho ${idToken('b')}\n`
    writeFileSync(join(programs, 'buildkite-agent'), agent, { mode: 0o755 })
    const job = { BUILDKITE: 'true', PATH: `${programs}:${env.PATH}` }
    const ran = await run('gatehouse', oidc('--audience', 'https://other.example'), '', job)
    expect(ran.code, ran.err).toBe(0)
    expect(readFileSync(join(home, 'asked'), 'utf8')).toBe(
      'oidc request-token --audience https://other.example --claim organization_id --claim pipeline_id\n',
    )
    expect(server.exchanges[0]?.subject_token).toBe(idToken('b'))

    writeFileSync(join(programs, 'buildkite-agent'), '#!/bin/sh\necho usage\necho no job >&2\nexit 1\n')
    expect(await run('gatehouse', oidc(), '', job)).toEqual({
      ...{ code: 1, out: '', err: 'gatehouse: buildkite-agent gives no id token: no job\n' },
    })
  })

  it('of GitHub at the second try, where the first finds it busy', async () => {
    const ci = await serveCi({ answers: [[503, 'busy']] })
    expect((await newComputer().run('gatehouse', oidc(), '', ci.env)).code).toBe(0)
    ci.stop()
    expect(ci.asked).toHaveLength(2)
  })
})

describe('says in one line, and keeps nothing, that', () => {
  const cases: [string, Record<string, string>, string[], string][] = [
    ['no CI is here', {}, [], 'There is no id token here: this is no job of'],
    ['GitHub was not told to give one', { GITHUB_ACTIONS: 'true' }, [], 'permissions: id-token: write'],
    [
      'Forgejo was not',
      { GITHUB_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' },
      [],
      'enable-openid-connect: true',
    ],
    ['GitLab was not', { GITLAB_CI: 'true' }, [], 'id_tokens: GATEHOUSE_ID_TOKEN: aud: http://127.0.0.1:'],
    ['a variable is missing', {}, ['--token-env', 'MINE'], 'MINE is empty or not set.'],
    ['a file is', {}, ['--token-file', '/nowhere'], '/nowhere cannot be read: ENOENT'],
    [
      'a variable holds something else',
      { MINE: 'canary of mine' },
      ['--token-env', 'MINE'],
      'MINE is no id token: three parts',
    ],
    [
      'it is too long',
      { MINE: `${'a'.repeat(16_384)}.b.c` },
      ['--token-env', 'MINE'],
      'MINE is no id token: three parts',
    ],
  ]
  it.each(cases)('%s', async (_what, env, words, said) => {
    const { run } = newComputer()
    const { code, out, err } = await run('gatehouse', oidc(...words), '', env)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^gatehouse: .*\n$/)
    expect(err).toContain(said)
    expect(err).not.toContain('canary')
    expect([server.exchanges, (await run('gatehouse', ['whoami'])).code]).toEqual([[], 3])
  })

  it('GitHub refuses, in its words, and is not asked again', async () => {
    const ci = await serveCi()
    const env = { ...ci.env, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of another job' }
    const { code, err } = await newComputer().run('gatehouse', oidc(), '', env)
    ci.stop()
    expect([code, ci.asked.length]).toEqual([1, 1])
    expect(err).toMatch(/^gatehouse: The CI gives no id token: 127\S+ answered 401 \(Bad credentials\)\.\n$/)
  })

  it('Gatehouse refuses, in its own sentence', async () => {
    const refusal = "repository_id is '7', and the trusted workload expects '8'."
    const other = await serveOauth({ refusal })
    const { run, hostsFile, dockerConfig } = newComputer()
    const env = { GATEHOUSE_ID_TOKEN: idToken('a') }
    const ran = await run('gatehouse', ['login', other.host, '--oidc'], '', env)
    other.stop()
    expect(ran).toEqual({ code: 1, out: '', err: `gatehouse: ${refusal}\n` })
    for (const file of [hostsFile, dockerConfig]) expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  it('an organization alone names no workload', async () => {
    const env = { GATEHOUSE_ID_TOKEN: idToken('a') }
    const { code, err } = await newComputer().run('gatehouse', oidc('--organization', 'acme'), '', env)
    expect([code, err, server.exchanges]).toEqual([
      ...[2, 'gatehouse: Add --workload: which of the organization’s?\n', []],
    ])
  })

  it('an option belongs to --oidc', async () => {
    const ran = await newComputer().run('gatehouse', ['login', server.host, '--workload', 'w1'])
    expect(ran).toEqual({ code: 2, out: '', err: 'gatehouse: These options belong to --oidc: add it.\n' })
  })
})
