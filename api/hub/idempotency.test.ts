import { once } from 'node:events'
import { createServer, request as send, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doorOf } from '#api/doors.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { createHandler } from '#lib/http/handler.ts'
import { logRequest } from '#lib/http/log-request.ts'
import { logger } from '#lib/logger.ts'
import { Secret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { findTokenBySecret } from '#lib/tokens/find-token-by-secret.ts'

vi.spyOn(logger, 'info').mockReturnValue()

/** Two replicas: they share nothing but the database. */
let replicas: Awaited<ReturnType<typeof startReplica>>[]
let owner: AccountActor
let organization: { id: string; name: string }
let authorization: string

beforeAll(async () => {
  replicas = await Promise.all([startReplica(), startReplica()])
  owner = await newAccount()
  organization = await newOrganization([[owner, 'owner']])
  authorization = `Bearer ${await sessionBearer(owner)}`
})
afterAll(() => replicas.forEach(({ close }) => close()))

async function startReplica() {
  const handle = createHandler({
    machineDoor: doorOf,
    people: (_, response) => response.writeHead(404).end(),
    dev: false,
  })
  let latest: ServerResponse | undefined
  const server = createServer((request, response) => {
    latest = response
    logRequest(request, response, handle)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, latest: () => latest, close: () => void server.close() }
}

type Call = { path: string; body: object; key?: string; replica?: number; as?: string }

async function post({ path, body, key, replica = 0, as = authorization }: Call) {
  const headers = { authorization: as, ...(key && { 'Idempotency-Key': key }) }
  const answer = await fetch(replicas[replica]!.url + path, {
    ...{ method: 'POST', headers, body: JSON.stringify(body) },
  })
  return {
    status: answer.status,
    replayed: answer.headers.get('idempotency-replayed'),
    body: (await answer.json()) as Record<string, never> & { token: string; uuid: string; id: string },
  }
}

/** Sends a request whose connection breaks while it is carried out; waits for the token that it makes. */
async function postAndLose({ path, body, key }: Call, of: object) {
  const known = (await db.token.findMany({ where: of })).map(({ id }) => id)
  const headers = { authorization, 'Idempotency-Key': key }
  const lost = send(replicas[0]!.url + path, { method: 'POST', headers, agent: false })
  lost.on('error', () => {})
  const claim = db.idempotentCall.createMany.bind(db.idempotentCall)
  const claims = vi.spyOn(db.idempotentCall, 'createMany').mockImplementationOnce((async (
    call: Parameters<typeof claim>[0],
  ) => {
    const closed = once(replicas[0]!.latest()!, 'close')
    lost.destroy()
    await closed
    return claim(call)
  }) as never)
  lost.end(JSON.stringify(body))
  await vi.waitFor(() => expect(claims).toHaveBeenCalled(), 10_000)
  claims.mockRestore()
  return vi.waitFor(async () => {
    const token = await db.token.findFirstOrThrow({ where: { ...of, id: { notIn: known } } })
    const call = await db.idempotentCall.findFirst({ where: { created: { has: token.id } } })
    expect(call).toMatchObject({ claimedUntil: new Date(0), isAnswered: false })
    return token
  }, 10_000)
}

const newKey = () => crypto.randomUUID()
const tokenRoutes = [
  {
    path: () => '/v2/access-tokens',
    body: { token_label: 'CI' },
    of: () => ({ accountId: owner.accountId }),
  },
  {
    path: () => `/v2/orgs/${organization.name}/access-tokens`,
    body: {
      label: 'CI',
      resources: [{ type: 'TYPE_REPO', path: '*/*/public', scopes: ['scope-image-pull'] }],
    },
    of: () => ({ organizationId: organization.id }),
  },
]

describe.each(tokenRoutes)('a call that creates a token', ({ path, body, of }) => {
  const count = () => db.token.count({ where: of() })

  it('after a lost answer gets a secret that works for the one token that it made', async () => {
    const before = await count()
    const call = { path: path(), body, key: newKey() }
    const lost = await postAndLose(call, of())
    const again = await post(call)
    expect([again.status, again.replayed, await count()]).toEqual([201, 'true', before + 1])
    expect(again.body.uuid ?? again.body.id).toBe(lost.id)
    expect(await findTokenBySecret(new Secret(again.body.token))).toMatchObject({ id: lost.id })
    const kept = await db.token.findUniqueOrThrow({ where: { id: lost.id } })
    expect(Buffer.from(kept.secretHash)).not.toEqual(Buffer.from(lost.secretHash))
    const entries = await db.auditEntry.findMany({ where: { targetId: lost.id }, orderBy: { id: 'asc' } })
    expect(entries.map(({ action }) => action)).toEqual(['token.create', 'token.renew_secret'])
    const third = await post(call)
    expect([third.status, third.body.token]).toEqual([201, '***'])
  })

  it('and was answered gets the token without its secret, which still works', async () => {
    const before = await count()
    const call = { path: path(), body, key: newKey() }
    const first = await post(call)
    const again = await post(call)
    expect([first.replayed, again.replayed, again.status]).toEqual([null, 'true', 201])
    expect(again.body).toEqual({ ...first.body, token: '***' })
    expect(await findTokenBySecret(new Secret(first.body.token))).not.toBeNull()
    expect(await count()).toBe(before + 1)
  })

  it.each([
    ['twice at once', [0, 0]],
    ['to two replicas at once', [0, 1]],
  ])('sent %s makes one token, and one answer has the secret', async (_, places) => {
    const before = await count()
    const call = { path: path(), body, key: newKey() }
    const answers = await Promise.all(places.map((replica) => post({ ...call, replica })))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(await count()).toBe(before + 1)
    const secrets = answers.map((answer) => answer.body.token)
    expect(secrets.filter((secret) => secret !== '***')).toHaveLength(1)
  })

  it('with a changed body or no key', async () => {
    const before = await count()
    const call = { path: path(), body, key: newKey() }
    await post(call)
    expect((await post({ ...call, body: { ...body, description: 'other' } })).status).toBe(422)
    expect((await post({ path: path(), body })).status).toBe(201)
    expect(await count()).toBe(before + 2)
  })

  it('after the token was deleted is told so', async () => {
    const call = { path: path(), body, key: newKey() }
    const { body: made } = await post(call)
    await db.token.delete({ where: { id: made.uuid ?? made.id } })
    expect((await post(call)).status).toBe(404)
  })
})

it('with a key that another person used creates that person’s own', async () => {
  const call = { path: '/v2/access-tokens', body: { token_label: 'CI' }, key: newKey() }
  const other = await newAccount()
  const [one, two] = [await post(call), await post({ ...call, as: `Bearer ${await sessionBearer(other)}` })]
  expect(two.replayed).toBeNull()
  expect(two.body.uuid).not.toBe(one.body.uuid)
  expect(await db.token.count({ where: { accountId: other.accountId } })).toBe(1)
})

it('repositories, groups and invites are created once, and each answer is the same', async () => {
  const name = `r-${newKey().slice(0, 8)}`
  const { name: org } = organization
  const guest = await newAccount()
  const calls: Call[] = [
    { path: `/v2/namespaces/${owner.username}/repositories`, body: { name } },
    { path: `/v2/orgs/${org}/groups`, body: { name } },
    {
      path: '/v2/invites/bulk',
      body: { org, invitees: [`${name}@Example.com`, guest.username, owner.username, 'nobody-has-this'] },
    },
  ]
  for (const call of calls.map((each) => ({ ...each, key: newKey() }))) {
    const [first, again] = [await post(call), await post({ ...call, replica: 1 })]
    expect(first, call.path).toMatchObject({ status: call.path.includes('invites') ? 202 : 201 })
    expect([again.status, again.body, again.replayed]).toEqual([first.status, first.body, 'true'])
  }
  expect(await db.repository.count({ where: { name } })).toBe(1)
  expect(await db.group.count({ where: { name } })).toBe(1)
  expect(await db.invite.count({ where: { organizationId: organization.id } })).toBe(2)
})
