import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { gitAuth } from '#api/git/git-auth.ts'
import { askGit, gitRequests } from '#api/testing/ask-git.ts'
import { basicOf, bearerOf, type Answered } from '#api/testing/ask-forward.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { newSecret } from '#lib/tokens/secret.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

const { clone, fetch, askToPush, push, batch, upload } = gitRequests

let server: Awaited<ReturnType<typeof serveDoors>>
let [demo, tomas]: AccountActor[] = []
let own: string
let ownPublic: string
let ownId: string

beforeAll(async () => {
  server = await serveDoors()
  ;[demo, tomas] = [await newAccount(), await newAccount()]
  const repository = await newRepository(demo)
  ;[own, ownId] = [repository.fullName, repository.id]
  ownPublic = (await newRepository(demo, 'public')).fullName
})
afterAll(() => server.stop())

const ask = (line: string, credential?: string) => askGit(server.port, line, { credential })

async function credentialOf(actor: AccountActor, columns: Parameters<typeof newToken>[1] = {}) {
  const { id, secret } = await newToken(actor, { description: 'CI', permission: 'write', ...columns })
  return { id, secret, basic: basicOf(actor.username, secret) }
}

const short = ({ status, body }: Answered) => [status, body.trimEnd()]
const pageOf = (id: string) => `${env.PUBLIC_URL}/account/security/${id}`

describe('what is allowed', () => {
  it('is answered 200, with who it is, which repository, and what of it', async () => {
    const { id, basic } = await credentialOf(demo!)
    const { status, body, headers } = await ask(fetch(own), basic)
    expect([status, body]).toEqual([200, ''])
    expect(headers).toMatchObject({
      'remote-user': demo!.username,
      'x-gatehouse-token': id,
      'x-gatehouse-owner': `account/${demo!.username}`,
      'x-gatehouse-permissions': 'pull,push',
      'x-gatehouse-repository': ownId,
      'x-gatehouse-resource': 'git-upload-pack',
      'cache-control': 'no-store',
    })
    expect(await ask(clone(own), bearerOf((await credentialOf(demo!)).secret))).toMatchObject({ status: 200 })
  })

  it('is to pull what is public, by anybody; and nothing else by nobody', async () => {
    const { status, headers } = await ask(clone(ownPublic))
    expect([status, headers['remote-user'], headers['x-gatehouse-permissions']]).toEqual([200, '', 'pull'])
    expect(short(await ask(push(ownPublic)))).toEqual([401, `Sign in to push to ${ownPublic}.`])
    const none = `${demo!.username}/none`
    for (const name of [own, none]) {
      const refused = await ask(clone(name))
      expect(short(refused)).toEqual([401, `Sign in to pull ${name}.`])
      expect(refused.headers['www-authenticate']).toBe('Basic realm="Gatehouse", charset="UTF-8"')
    }
  })

  it('follows the token’s level', async () => {
    const reader = await credentialOf(demo!, { permission: 'read' })
    expect((await ask(clone(own), reader.basic)).status).toBe(200)
    const only = `Access token "CI" may only pull ${own}: ${pageOf(reader.id)}`
    for (const line of [askToPush(own), push(own), upload(own)]) {
      const { status, body } = await ask(line, reader.basic)
      expect([status, body]).toEqual([403, expect.stringContaining(only.slice(17))])
    }
    const publicOnly = await credentialOf(demo!, { permission: 'public_read' })
    expect((await ask(clone(ownPublic), publicOnly.basic)).status).toBe(200)
    expect((await ask(clone(own), publicOnly.basic)).status).toBe(403)
  })

  it('is alike for a private repository of others and for none', async () => {
    const { basic } = await credentialOf(tomas!)
    const none = `${demo!.username}/none`
    for (const to of [clone, fetch, askToPush, push, batch]) {
      const [secret, absent] = [await ask(to(own), basic), await ask(to(none), basic)]
      expect(secret.status).toBe(403)
      expect(short(absent)).toEqual([403, secret.body.trimEnd().replaceAll(own, none)])
    }
  })

  it('is what an organization’s token has, by the organization’s name', async () => {
    const acme = await newOrganization([[demo!, 'owner']])
    await newOrganizationRepository(acme, 'api')
    const { secret } = await newOrganizationToken(acme, { allRepositories: true })
    const { status, headers } = await ask(clone(`${acme.name}/api`), basicOf(acme.name, secret))
    expect([status, headers['remote-user']]).toEqual([200, acme.name])
    expect(headers['x-gatehouse-owner']).toBe(`organization/${acme.name}`)
    expect((await ask(push(`${acme.name}/api`), basicOf(acme.name, secret))).status).toBe(403)
  })

  it('is nothing where the repository is not for Git', async () => {
    const { id, fullName } = await newRepository(demo!, 'public')
    await updateRepository(demo!, { id, protocols: ['images'] })
    const message = `${fullName} is a repository for images, not for Git: ${env.PUBLIC_URL}/repositories/${fullName}`
    const { basic } = await credentialOf(demo!)
    for (const answer of [await ask(clone(fullName)), await ask(push(fullName), basic)])
      expect(short(answer)).toEqual([403, message])
  })
})

describe('a credential that is refused', () => {
  it.each<[string, Parameters<typeof newToken>[1], RegExp]>([
    ['has expired', { expiresAt: new Date(0) }, /^This access token expired on /],
    ['is deactivated', { isActive: false }, /^This access token is deactivated\. /],
  ])('%s', async (_why, columns, reason) => {
    const { basic } = await credentialOf(demo!, columns)
    // Also where somebody anonymous could pull.
    for (const name of [own, ownPublic]) {
      const { status, body, headers } = await ask(clone(name), basic)
      expect([status, body]).toEqual([401, expect.stringMatching(reason)])
      expect(headers).toMatchObject({
        'x-gatehouse-reason': body.trimEnd(),
        'content-type': 'text/plain; charset=utf-8',
        'www-authenticate': 'Basic realm="Gatehouse", charset="UTF-8"',
      })
      expect(headers).not.toHaveProperty('remote-user')
    }
  })

  it('was deleted a moment ago', async () => {
    const { id, basic } = await credentialOf(demo!)
    expect((await ask(fetch(own), basic)).status).toBe(200)
    await deleteTokens(demo!, ownAccount, [id])
    expect(short(await ask(fetch(own), basic))).toEqual([
      ...[401, expect.stringMatching(/^This access token was deleted on /)],
    ])
  })

  it('is nobody’s, another’s, a password, or of a suspended account', async () => {
    const suspended = await newAccount()
    const { secret } = await credentialOf(suspended)
    await db.account.update({ where: { id: suspended.accountId }, data: { suspendedAt: new Date() } })
    const theirs = (await credentialOf(tomas!)).secret
    const password = { reveal: () => 'correct horse' }
    const table: [string, RegExp][] = [
      [basicOf(demo!.username, newSecret('account')), /^Wrong username or access token/],
      [basicOf(demo!.username, theirs), /^This access token belongs to /],
      [basicOf(demo!.username, password), /^This is no access token\./],
      [basicOf(suspended.username, secret), /^The account of this access token is suspended\./],
    ]
    for (const [credential, reason] of table)
      expect(short(await ask(clone(own), credential))).toEqual([401, expect.stringMatching(reason)])
  })
})

describe('a repository that does not exist', () => {
  const rows = (name: string) => db.repository.count({ where: { namespace: demo!.username, name } })

  it('is made by a push, and by nothing before it', async () => {
    const name = `${demo!.username}/made`
    const { basic } = await credentialOf(demo!)
    expect(short(await ask(clone(name), basic))).toEqual([403, `There is no repository ${name}.`])
    for (const line of [askToPush(name), batch(name), `POST /${name}/info/lfs/locks/verify`]) {
      const { status, headers } = await ask(line, basic)
      expect([status, headers['x-gatehouse-repository']]).toEqual([200, ''])
    }
    expect(await rows('made')).toBe(0)
    const answers = await Promise.all([push, push, upload].map((to) => ask(to(name), basic)))
    const { id, visibility } = await db.repository.findFirstOrThrow({ where: { name: 'made' } })
    expect(answers.map(({ headers }) => headers['x-gatehouse-repository'])).toEqual([id, id, id])
    expect(visibility).toBe('private')
  })

  it('is not made by who may not push there', async () => {
    const name = `${demo!.username}/unmade`
    const chosen = await credentialOf(demo!, { permission: 'admin', allRepositories: false })
    const reader = await credentialOf(demo!, { permission: 'read' })
    const other = await credentialOf(tomas!, { permission: 'admin' })
    for (const { basic } of [chosen, reader, other])
      for (const to of [askToPush, push, upload, batch]) expect((await ask(to(name), basic)).status).toBe(403)
    for (const to of [askToPush, push, upload, batch]) expect((await ask(to(name))).status).toBe(401)
    expect(await rows('unmade')).toBe(0)
  })

  it('has another id when it is made anew', async () => {
    const name = `${demo!.username}/again`
    const { basic } = await credentialOf(demo!)
    const made = async () => (await ask(push(name), basic)).headers['x-gatehouse-repository']
    const first = await made()
    await db.repository.deleteMany({ where: { namespace: demo!.username, name: 'again' } })
    expect(await made()).not.toBe(first)
  })
})

describe('git-lfs', () => {
  it('is told in JSON, and where to sign in', async () => {
    const { status, headers, body } = await ask(batch(own))
    expect([status, JSON.parse(body)]).toEqual([401, { message: `Sign in to pull ${own}.` }])
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.git-lfs+json',
      'lfs-authenticate': 'Basic realm="Gatehouse", charset="UTF-8"',
      'x-gatehouse-body': body,
    })
    const { basic } = await credentialOf(demo!, { permission: 'read', description: 'Zürich "1"' })
    const refused = await ask(upload(own), basic)
    expect(refused.status).toBe(403)
    expect(JSON.parse(refused.body).message).toContain('Access token "Zürich "1"" may only pull')
    expect(Buffer.from(refused.headers['x-gatehouse-body']!, 'latin1').toString()).toBe(refused.body)
  })
})

describe('the door', () => {
  it('records what a token was used for', async () => {
    const { id, basic } = await credentialOf(demo!)
    const used = async (line: string, transfer = '') => {
      await askGit(server.port, line, { credential: basic, headers: { 'X-Gatehouse-Transfer': transfer } })
      await tokenUses.flush()
      const row = await db.token.findUniqueOrThrow({ where: { id } })
      return `${row.lastUsedAction} with ${row.lastUsedClient}`
    }
    expect(await used(clone(own))).toBe(`asked to clone or fetch ${own} with git 2.39.5`)
    expect(await used(fetch(own))).toBe(`cloned or fetched ${own} with git 2.39.5`)
    expect(await used(fetch(own), 'clone')).toBe(`cloned ${own} with git 2.39.5`)
    expect(await used(fetch(own), 'fetch')).toBe(`fetched from ${own} with git 2.39.5`)
    expect(await used(fetch(own), 'deleted')).toBe(`cloned or fetched ${own} with git 2.39.5`)
    expect(await used(push(own), 'clone')).toBe(`pushed to ${own} with git 2.39.5`)
    await ask(push(`${tomas!.username}/none`), basic)
    await tokenExchanges.flush()
    const [last] = await db.tokenExchange.findMany({ where: { tokenId: id }, orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ door: 'git', outcome: 'refused' })
    expect(last!.reason).toContain('or there is no such repository')
  })

  it.each([
    'GET /demo/api.git/config',
    'GET /demo/../etc/passwd',
    'GET //demo/api.git/HEAD',
    'PUT /demo/api.git/HEAD',
  ])('refuses %s', async (line) => {
    expect((await ask(line)).status).toBe(403)
  })

  it('takes questions from this machine and from trusted proxies alone', async () => {
    const from = async (address: string) => {
      const socket = new Socket()
      Object.defineProperty(socket, 'remoteAddress', { value: address })
      const request = Object.assign(new IncomingMessage(socket), { url: '/auth/git', method: 'GET' })
      const sent = { 'X-Original-Method': 'GET', 'X-Original-Host': 'a', 'X-Original-URI': '/a/b/HEAD' }
      request.rawHeaders = Object.entries(sent).flat()
      const response = new ServerResponse(request)
      const end = vi.spyOn(response, 'end').mockReturnThis()
      await gitAuth(request, response)
      return [response.statusCode, String(end.mock.calls[0]![0])]
    }
    expect(await from('127.0.0.1')).toEqual([401, 'Sign in to pull a/b.\n'])
    expect(await from('::ffff:127.0.0.1')).toEqual([401, 'Sign in to pull a/b.\n'])
    for (const address of ['192.0.2.7', '10.0.0.1', '2001:db8::1'])
      expect(await from(address)).toEqual([403, expect.stringContaining('TRUSTED_PROXIES')])
  })
})
