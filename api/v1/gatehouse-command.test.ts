import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { newComputer } from '#cli/testing/run-program.ts'
import { freePort } from '#lib/testing/server-process.ts'
import { db } from '#lib/database/db.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newPerson, type Person } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'

let doors: Awaited<ReturnType<typeof serveDoors>>
let person: Person
let acme: { name: string }

beforeAll(async () => {
  doors = await serveDoors()
  person = await newPerson()
  acme = await newOrganization([[actorOf(person), 'owner']])
})
afterAll(() => doors.stop())

const actorOf = ({ id, username }: Person) =>
  ({ kind: 'account', accountId: id, username, address: '127.0.0.1' }) as const

/** A computer on which the person typed the password a moment ago. */
async function signedIn() {
  const computer = newComputer()
  const host = `127.0.0.1:${doors.port}`
  const run = (...words: string[]) => computer.run('gatehouse', words)
  const asked = ['--host', host, '--username', person.username, '--password-stdin']
  const first = await computer.run('gatehouse', ['token', 'list', ...asked], `${person.password}\n`)
  expect(first.code, first.err).toBe(0)
  return { ...computer, host, gatehouse: run }
}

const secretLine = /^gate_(pat|oat)_[0-9A-Za-z]{36}\n$/

describe('gatehouse token', () => {
  it('creates, lists, shows, edits, rotates, switches and deletes a token', async () => {
    const { gatehouse } = await signedIn()
    const created = await gatehouse('token', 'create', 'CI', '--permission', 'write', '--expires', 'never')
    expect(created).toEqual({ code: 0, out: expect.stringMatching(secretLine), err: expect.any(String) })
    const secret = created.out.trim()
    const { id } = await db.token.findFirstOrThrow({ where: { accountId: person.id, description: 'CI' } })

    const list = await gatehouse('token', 'list')
    expect(list.out).toMatch(/^NAME +SECRET +STATUS +PERMISSION +EXPIRES +LAST USED\n/)
    expect(list.out).toMatch(
      new RegExp(`CI +gate_pat_…${secret.slice(-4)} +active +repo:write +never +never`),
    )
    const shown = JSON.parse((await gatehouse('token', 'show', secret.slice(-4), '--json')).out)
    expect(shown).toMatchObject({ id, description: 'CI', permission: 'repo:write', expires_at: null })

    expect((await gatehouse('token', 'edit', 'CI', '--name', 'Nightly')).err).toBe(
      'Saved “Nightly”. It is active.\n',
    )
    const less = await gatehouse('token', 'edit', id, '--permission', 'read', '--expires', '7d', '--json')
    expect(JSON.parse(less.out)).toMatchObject({ permission: 'repo:read', expires_at: expect.any(String) })
    expect((await gatehouse('token', 'deactivate', 'Nightly')).err).toBe(
      'Deactivated “Nightly”. It is inactive.\n',
    )
    expect((await gatehouse('token', 'activate', id)).err).toBe('Activated “Nightly”. It is active.\n')
    const rotated = await gatehouse('token', 'rotate', id, '--grace', '0', '--expires', '7d', '--json')
    expect(JSON.parse(rotated.out)).toMatchObject({ id, secret: expect.stringMatching(/^gate_pat_/) })
    expect(rotated.out).not.toContain(secret)
    expect(await gatehouse('token', 'delete', id)).toEqual({
      ...{ code: 2, out: '', err: 'gatehouse: Add --yes: there is nobody to ask.\n' },
    })
    expect((await gatehouse('token', 'delete', id, '--yes')).err).toBe('Deleted “Nightly”.\n')
    expect(await gatehouse('token', 'show', 'Nightly')).toEqual({
      ...{ code: 4, out: '', err: 'gatehouse: There is no token “Nightly”. See gatehouse token list.\n' },
    })
  })

  it('says in one line what is wrong, with the field', async () => {
    const { gatehouse } = await signedIn()
    const wrong = await gatehouse(
      'token',
      'create',
      'CI',
      '--permission',
      'read',
      '--repository',
      'nobody/here',
    )
    expect(wrong).toEqual({
      ...{ code: 1, out: '' },
      err: 'gatehouse: repositories.0.name: There is no such repository that you can access.\n',
    })
    expect((await gatehouse('token', 'create', 'CI', '--expires', 'soon')).code).toBe(2)
    expect((await gatehouse('token', 'edit', 'CI')).code).toBe(2)
  })

  it('asks which, where several have the name', async () => {
    const { gatehouse } = await signedIn()
    const [one, two] = [
      await newToken(actorOf(person), { description: 'Twice' }),
      await newToken(actorOf(person), { description: 'Twice' }),
    ]
    const { code, err } = await gatehouse('token', 'show', 'Twice')
    expect(code).toBe(2)
    expect(err).toContain(one.id)
    expect(err).toContain(two.id)
  })
})

it('manages the tokens of an organization', async () => {
  const { gatehouse } = await signedIn()
  const name = acme.name
  const made = await gatehouse(
    'org',
    'token',
    'create',
    name,
    'Deploy',
    '--pull',
    `${name}/*`,
    '--scope',
    'member-read',
  )
  expect([made.code, made.out]).toEqual([0, expect.stringMatching(secretLine)])
  const shown = JSON.parse((await gatehouse('org', 'token', 'show', name, 'Deploy', '--json')).out)
  expect(shown.resources).toEqual([
    { type: 'TYPE_REPO', path: `${name}/*`, scopes: ['scope-image-pull'] },
    { type: 'TYPE_ORG', path: name, scopes: ['scope-member-read'] },
  ])
  await gatehouse('org', 'token', 'edit', name, 'Deploy', '--name', 'Ship', '--push', `${name}/*`)
  const list = JSON.parse((await gatehouse('org', 'token', 'list', name, '--json')).out)
  expect(list).toMatchObject([{ label: 'Ship', status: 'active' }])
  expect((await gatehouse('org', 'token', 'rotate', name, 'Ship')).out).toMatch(secretLine)
  expect((await gatehouse('org', 'token', 'delete', name, 'Ship', '-y')).code).toBe(0)
  expect((await gatehouse('org', 'token', 'create', name, 'Idle')).err).toBe(
    'gatehouse: Say what it may do: --pull, --push, --public-read or --scope.\n',
  )
})

describe('the password', () => {
  it('is asked for no more than once in nine minutes, and never from an access token', async () => {
    const { gatehouse, run, host } = await signedIn()
    expect((await gatehouse('token', 'list')).code).toBe(0)
    await db.session.deleteMany({ where: { accountId: person.id } })
    expect(await gatehouse('token', 'list')).toEqual({
      ...{ code: 3, out: '' },
      err: 'gatehouse: This takes your password: add --username NAME --password-stdin.\n',
    })
    const { secret } = await newToken(actorOf(person), { permission: 'admin' })
    const asked = ['token', 'list', '--host', host, '--username', person.username, '--password-stdin']
    const byToken = await run('gatehouse', asked, secret.reveal())
    expect([byToken.code, byToken.err]).toEqual([
      1,
      'gatehouse: token issued from personal access token is not allowed\n',
    ])
    const wrong = await run('gatehouse', asked, 'wrong')
    expect([wrong.code, wrong.err]).toEqual([3, expect.stringMatching(/^gatehouse: Wrong .*\n$/)])
  })

  it('is for a Gatehouse that answers', async () => {
    const { run } = newComputer()
    const host = `localhost:${await freePort()}`
    const asked = ['token', 'list', '--host', host, '--username', 'demo', '--password-stdin']
    expect(await run('gatehouse', asked, 'x')).toEqual({
      ...{ code: 5, out: '' },
      err: `gatehouse: http://${host} does not answer (ECONNREFUSED). Check the address and your network.\n`,
    })
    expect((await run('gatehouse', ['token', 'list'])).code).toBe(3)
  })
})

describe('a credential helper', () => {
  const helper = 'docker-credential-gatehouse'

  /** A computer that keeps a token of somebody's in this state. */
  async function keeping(columns: Parameters<typeof newToken>[1] = {}) {
    const computer = newComputer()
    const host = `127.0.0.1:${doors.port}`
    const { id, secret } = await newToken(actorOf(person), columns)
    const entry = { ServerURL: host, Username: person.username, Secret: secret.reveal() }
    await computer.run(helper, ['store'], JSON.stringify(entry))
    return { id, host, entry, get: () => computer.run(helper, ['get'], host), ...computer }
  }

  it('gives a token out that is good, and one that is only deactivated', async () => {
    for (const isActive of [true, false]) {
      const { get, entry } = await keeping({ isActive })
      expect(await get()).toEqual({ code: 0, out: `${JSON.stringify(entry)}\n`, err: '' })
    }
  })

  it('erases a token that was deleted, and says so, so that docker asks anew', async () => {
    const { get, id, host, hostsFile } = await keeping()
    await db.token.delete({ where: { id } })
    const { code, out, err } = await get()
    expect([code, out]).toEqual([1, 'credentials not found in native keychain\n'])
    expect(err).toMatch(
      /^This access token was deleted on .*\. It was erased here: run gatehouse login 127\.0\.0\.1:\d+\n$/,
    )
    expect(readFileSync(hostsFile, 'utf8')).toBe('{}\n')
    expect(await get()).toEqual({ code: 1, out: 'credentials not found in native keychain\n', err: '' })
    expect(err).toContain(host)
  })

  it('erases a token that expired, for git as well', async () => {
    const { run, host, get } = await keeping({ expiresAt: new Date(0) })
    const asked = `protocol=http\nhost=${host}\n\n`
    const { code, out, err } = await run('git-credential-gatehouse', ['get'], asked)
    expect([code, out]).toEqual([0, ''])
    expect(err).toMatch(/^This access token expired on 1970-01-01 00:00 UTC\. It was erased here/)
    expect((await get()).code).toBe(1)
  })

  it('gives out what it has while Gatehouse does not answer', async () => {
    const { run } = newComputer()
    const host = `localhost:${await freePort()}`
    const { secret } = await newToken(actorOf(person), { expiresAt: new Date(0) })
    const entry = { ServerURL: host, Username: 'demo', Secret: secret.reveal() }
    await run(helper, ['store'], JSON.stringify(entry))
    expect((await run(helper, ['get'], host)).out).toBe(`${JSON.stringify(entry)}\n`)
  })
})
