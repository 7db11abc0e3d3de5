import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { startBackend } from '#api/testing/start-backend.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { giveService, newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'

/** Why a request may be refused, with which status, and what curl prints. */
type Reason = {
  token?: Parameters<typeof newToken>[1]
  before?: (token: { id: string }) => Promise<unknown>
  /** Of curl, instead of those with the token. */
  words?: () => string[]
  path?: string
  status: 401 | 403
  says: string
}

type Proxy = { port: number; stop: () => unknown }

/** What a recipe names, and is to be put in place of it. */
export type Places = { gatehouse: string; backend: string; host: string }

/** Puts this test's addresses in place of those that a recipe has. */
export const withPlaces = (recipe: string, { gatehouse, backend, host }: Places) =>
  recipe
    .replaceAll('127.0.0.1:3000', gatehouse)
    .replaceAll('127.0.0.1:4873', backend)
    .replaceAll('npm.example.com', host)

/**
 * The tests of a proxy that is set up by a recipe: what is let through and refused, as curl shows it.
 * `underscored`: how it answers a header that is spelled so, beside a token.
 */
export function tryRecipe(
  curl: string,
  start: (places: Places) => Promise<Proxy>,
  { underscored }: { underscored: 200 | 400 } = { underscored: 200 },
): void {
  let [server, backend, proxy]: [
    Awaited<ReturnType<typeof serveDoors>>,
    Awaited<ReturnType<typeof startBackend>>,
    Proxy,
  ] = [] as never
  let person: AccountActor
  let service: Awaited<ReturnType<typeof newService>>
  let token: { id: string; secret: Secret }

  beforeAll(async () => {
    server = await serveDoors()
    backend = await startBackend()
    person = await newAccount()
    const acme = await newOrganization([[person, 'editor']])
    service = await newService(acme)
    token = await newToken(person)
    await giveService(token, service, 'write')
    proxy = await start({
      gatehouse: `127.0.0.1:${server.port}`,
      backend: `127.0.0.1:${backend.port}`,
      host: service.host,
    })
  })
  afterAll(async () => {
    await proxy.stop()
    server.stop()
    backend.stop()
  })
  beforeEach(() => void backend.received.splice(0))

  /** What curl prints: the head and the body of the answer. */
  async function curlTo(path: string, ...words: string[]) {
    const url = `http://${service.host}:${proxy.port}${path}`
    const at = ['--connect-to', `::127.0.0.1:${proxy.port}`, '-H', `Host: ${service.host}`]
    const said = await new Promise<string>((done, fail) =>
      execFile(curl, ['-sSi', '--path-as-is', ...at, ...words, url], (error, stdout) =>
        error ? fail(error) : done(stdout),
      ),
    )
    const [head = '', ...body] = said.replace(/^HTTP\/\S+ 100[^\r]*\r\n\r\n/, '').split('\r\n\r\n')
    return { status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') }
  }
  const as = (secret = token.secret) => ['-u', `${person.username}:${secret.reveal()}`]

  it('lets a token through, and tells the service who asks, but not by which secret', async () => {
    expect(await curlTo('/pkg?a=b&c=%2f..', ...as())).toMatchObject({ status: 200, body: 'the service' })
    expect(backend.received).toMatchObject([
      {
        ...{ method: 'GET', url: '/pkg?a=b&c=%2f..' },
        headers: {
          'remote-user': person.username,
          'x-gatehouse-token': token.id,
          'x-gatehouse-owner': `account/${person.username}`,
          'x-gatehouse-permissions': 'read,write',
        },
      },
    ])
    expect(JSON.stringify(backend.received)).not.toContain(token.secret.reveal())
    expect(backend.received[0]!.headers).not.toHaveProperty('authorization')
  })

  it('lets a bearer through, with a body as large as it is', async () => {
    const words = ['-H', `Authorization: Bearer ${token.secret.reveal()}`, '-X', 'PUT', '-H', 'Expect:']
    // Larger than what nginx takes at first.
    const file = 'node_modules/typescript/lib/typescript.js'
    expect(await curlTo('/pkg', ...words, '--data-binary', `@${file}`)).toMatchObject({ status: 200 })
    expect(backend.received).toMatchObject([{ method: 'PUT', bytes: statSync(file).size }])
  })

  it('passes the address on just as it was decided about', async () => {
    expect(await curlTo('/@scope%2fname', ...as())).toMatchObject({ status: 200 })
    expect(await curlTo('/caf%C3%A9/a%20b', ...as())).toMatchObject({ status: 200 })
    expect(backend.received.map(({ url }) => url)).toEqual(['/@scope%2fname', '/caf%C3%A9/a%20b'])
  })

  it('believes no client who it is', async () => {
    const names = ['Remote-User', 'X-Gatehouse-Owner', 'X-Gatehouse-Permissions', 'X-Gatehouse-Token']
    const claim = (spelled: string[]) => spelled.flatMap((name) => ['-H', `${name}: admin`])
    const words = claim(names.flatMap((name) => [name, name.toLowerCase()]))
    expect(await curlTo('/pkg', ...as(), ...words)).toMatchObject({ status: 200 })
    const aliases = claim(names.map((name) => name.replaceAll('-', '_')))
    expect(await curlTo('/pkg', ...as(), ...words, ...aliases)).toMatchObject({ status: underscored })
    expect(JSON.stringify(backend.received)).not.toContain('admin')
    expect(backend.received[0]!.headers['remote-user']).toBe(person.username)
    expect(await curlTo('/pkg', ...words)).toMatchObject({ status: 401 })
    // Refused, or left out: programs take it for the same name.
    for (const mixed of ['X-Gatehouse_Owner', 'X_Gatehouse-Owner'])
      await curlTo('/pkg', ...as(), '-H', `${mixed}: root`)
    expect(JSON.stringify(backend.received)).not.toContain('root')
  })

  it('believes no client what it asks', async () => {
    const claims = ['X-Original-Uri', 'X-Forwarded-Uri', 'X-Original-URI']
      .map((name) => `${name}: /pkg`)
      .concat('X-Forwarded-Method: GET', 'X-Original-Method: GET', 'X-Forwarded-Host: other.example.com')
    const words = claims.flatMap((claim) => ['-H', claim])
    expect(await curlTo('/-/admin/users', ...as(), ...words)).toMatchObject({ status: 403 })
    const alias = ['-H', 'X_Original_URI: /pkg']
    expect([400, 403]).toContain((await curlTo('/-/admin/users', ...as(), ...words, ...alias)).status)
    expect(await curlTo('/pkg', ...as(), '-H', 'X-HTTP-Method-Override: DELETE')).toMatchObject({
      status: 403,
    })
    expect(backend.received).toEqual([])
  })

  describe('says why it refuses, and where to mend that, in the client’s own terminal:', () => {
    const security = /http:\S+\/account\/security/.source
    const reasons: Record<string, Reason> = {
      'no token': { words: () => [], status: 401, says: `^\\S+ needs an access token: ${security}$` },
      'a password': {
        words: () => as({ reveal: () => 'a password' } as Secret),
        ...{ status: 401, says: `^This is no access token\\. Use one of ${security} as the password\\.$` },
      },
      'a mistyped token': {
        words: () => as({ reveal: () => `gate_pat_${'a'.repeat(36)}` } as Secret),
        ...{ status: 401, says: `^Wrong (username or )?access token, .+ ${security}` },
      },
      'an expired token': {
        token: { expiresAt: new Date(0) },
        ...{ status: 401, says: `^This access token expired on .+ ${security}` },
      },
      'an inactive token': {
        token: { isActive: false },
        ...{ status: 401, says: `^This access token is deactivated\\. .+ ${security}` },
      },
      'a deleted token': {
        before: ({ id }) => db.token.delete({ where: { id } }),
        ...{ status: 401, says: `^This access token was deleted on .+ ${security}$` },
      },
      'a token that was not given the service': {
        ...{ status: 403, says: `^This access token has no access to \\S+: ${security}/[\\w-]{36}$` },
      },
      'a token that may only read': {
        before: (one) => giveService(one, service, 'read'),
        ...{ path: '/-/admin/users', status: 403 },
        says: `^This access token may read at \\S+, but this needs admin: ${security}/[\\w-]{36}$`,
      },
    }

    it.each(Object.entries(reasons))('%s', async (_, { token: columns, before, ...reason }) => {
      const own = await newToken(person, columns)
      await before?.(own)
      const answer = await curlTo(reason.path ?? '/pkg', ...(reason.words?.() ?? as(own.secret)))
      expect([answer.status, answer.body.trimEnd()]).toEqual([
        reason.status,
        expect.stringMatching(new RegExp(reason.says)),
      ])
      expect(answer.head).toMatch(/^content-type: text\/plain/im)
      // Once: twice is what adding it by hand makes of it.
      const challenge = /^www-authenticate: Basic realm="Gatehouse", charset="UTF-8"\r?$/gim
      expect(answer.head.match(challenge) ?? []).toHaveLength(reason.status === 401 ? 1 : 0)
      expect(backend.received).toEqual([])
    })
  })

  it.each([
    ...[
      '/public/..%2f-/admin/users',
      '/x/../-/admin/users',
      '//-/admin/users',
      '/%2e%2e/-/admin/',
      '/-;/admin/',
    ],
    ...[
      '/-/admin/%2e%2e/%2e%2e/pkg',
      '/-%2fadmin/users',
      '/%2d/admin/users',
      '/-/%61dmin/users',
      '/./-/admin/',
    ],
  ])('lets nobody around its rules by %s', async (path) => {
    // nginx itself refuses what climbs out.
    expect([400, 403]).toContain((await curlTo(path, ...as())).status)
    expect(backend.received).toEqual([])
  })

  it('refuses a deleted token from the next request on', async () => {
    const own = await newToken(person)
    await giveService(own, service, 'read')
    expect(await curlTo('/pkg', ...as(own.secret))).toMatchObject({ status: 200 })
    await db.token.deleteMany({ where: { id: own.id } })
    expect(await curlTo('/pkg', ...as(own.secret))).toMatchObject({ status: 401 })
  })
}
