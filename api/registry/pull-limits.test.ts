import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askToken, postForm } from '#api/testing/ask-token.ts'
import { notify, registryEvent } from '#api/testing/registry-events.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { hour, minute, second } from '#lib/time.ts'
import { organizationOwner } from '#lib/owners.ts'
import { getPullUsage } from '#lib/usage/get-pull-usage.ts'
import { getTokenPullUsage } from '#lib/usage/get-token-pull-usage.ts'

vi.hoisted(() => {
  process.env.PULL_LIMIT_ANONYMOUS = '3'
  process.env.PULL_LIMIT_ACCOUNT = '4'
  process.env.PULL_LIMIT_ORGANIZATION_TOKEN = '2'
})

let demo: AccountActor
let repository: string
let personal: { id: string; secret: { reveal: () => string } }

beforeEach(async () => {
  vi.useRealTimers()
  demo = await newAccount()
  repository = (await newRepository(demo, 'public')).fullName
  personal = await newToken(demo, { permission: 'admin' })
})

const scope = (actions = 'pull') => [`repository:${repository}:${actions}`]
const credential = (name: string, secret: { reveal: () => string }) => `${name}:${secret.reveal()}`
const asDemo = () => credential(demo.username, personal.secret)
const subjectOf = (name: string, { id, secret }: typeof personal) =>
  `${name}/${secret.reveal().slice(-4)}-${id}`

/** The registry tells of as many pulls, of which the first is by tag. */
async function pull(subject: string, times = 1, request = {}) {
  const events = Array.from({ length: times }, () => registryEvent(repository, subject, { request }))
  expect((await notify({ events })).status).toBe(204)
}
const pullAsDemo = (times: number) => pull(subjectOf(demo.username, personal), times)

const left = ({ status, headers }: Awaited<ReturnType<typeof askToken>>) => [
  status,
  headers.get('ratelimit-limit'),
  headers.get('ratelimit-remaining'),
]
const six = 'w=21600'

describe('an account', () => {
  it('is told on every exchange what is left, and refused beyond the limit', async () => {
    const ask = () => askToken({ credential: asDemo(), scopes: scope() })
    expect(left(await ask())).toEqual([200, `4;${six}`, `4;${six}`])
    await pullAsDemo(1)
    expect(left(await ask())).toEqual([200, `4;${six}`, `3;${six}`])
    await pullAsDemo(3)
    const over = await ask()
    expect(left(over)).toEqual([429, `4;${six}`, `0;${six}`])
    expect(over.body.errors[0].code).toBe('TOOMANYREQUESTS')
    await pullAsDemo(2)
    expect(left(await ask())).toEqual([429, `4;${six}`, `0;${six}`])
  })

  it('has one count for its password and all of its tokens', async () => {
    const second = await newToken(demo)
    await pullAsDemo(2)
    await pull(demo.username)
    await pull(subjectOf(demo.username, second))
    for (const { secret } of [personal, second]) {
      const answer = await askToken({ credential: credential(demo.username, secret), scopes: scope() })
      expect(answer.status).toBe(429)
    }
    expect(await getPullUsage(demo)).toMatchObject({ used: 4, remaining: 0 })
  })

  it('is limited with its password, too, under either of its names', async () => {
    const person = await newPerson()
    await pull(person.username, 4)
    for (const name of [person.username, person.email]) {
      const answer = await askToken({ credential: `${name}:${person.password}`, scopes: scope() })
      expect(answer.status).toBe(429)
      expect(answer.message).toContain(`${person.username} has reached the limit of 4 pulls`)
    }
  })

  it('of one leaves others, and nobody at its address, alone', async () => {
    await pullAsDemo(4)
    const other = await newAccount()
    const { secret } = await newToken(other)
    const asOther = await askToken({ credential: credential(other.username, secret), scopes: scope() })
    expect(left(asOther)).toEqual([200, `4;${six}`, `4;${six}`])
    expect(left(await askToken({ scopes: scope(), address: newAddress() }))).toEqual([
      200,
      `3;${six}`,
      `3;${six}`,
    ])
  })

  it('is refused in words that say the limit and when it ends, in both shapes', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:30Z') })
    await pullAsDemo(4)
    vi.setSystemTime(new Date('2026-03-01T13:00:30Z'))
    const message = `The account ${demo.username} has reached the limit of 4 pulls in 6 hours. Try again at 2026-03-01 18:01 UTC.`
    const basic = await askToken({ credential: asDemo(), scopes: scope() })
    expect(basic.body).toEqual({ errors: [{ code: 'TOOMANYREQUESTS', message, detail: null }] })
    expect(basic.headers.get('retry-after')).toBe(String((5 * hour) / second))
    expect(basic.headers.get('cache-control')).toBe('no-store')
    const password = personal.secret.reveal()
    const grant = { grant_type: 'password', username: demo.username, password }
    const form = await postForm({ ...grant, scope: scope()[0]! })
    expect(left(form)).toEqual([429, `4;${six}`, `0;${six}`])
    expect(form.body).toMatchObject({ error: 'temporarily_unavailable', error_description: message })
  })

  it('begins anew six hours after its first pull', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
    const ask = () => askToken({ credential: asDemo(), scopes: scope() })
    await pullAsDemo(3)
    vi.setSystemTime(new Date('2026-03-01T17:59:00Z'))
    await pullAsDemo(1)
    expect((await ask()).status).toBe(429)
    vi.setSystemTime(new Date('2026-03-01T18:00:01Z'))
    expect(left(await ask())).toEqual([200, `4;${six}`, `4;${six}`])
    await pullAsDemo(1)
    expect(left(await ask())).toEqual([200, `4;${six}`, `3;${six}`])
  })
})

describe('beyond the limit', () => {
  beforeEach(() => pullAsDemo(4))
  const ask = async (...scopes: string[]) => (await askToken({ credential: asDemo(), scopes })).status

  it.each([
    ['signing in', []],
    ['a push, which asks for pull as well', ['pull,push']],
    ['a push alone', ['push']],
    ['a deletion', ['delete']],
    ['a deletion as skopeo asks for it', ['*']],
  ])('%s goes on', async (_what, actions) => {
    expect(await ask(...actions.flatMap(scope))).toBe(200)
  })

  it('a push that makes its repository goes on', async () => {
    expect(await ask(`repository:${demo.username}/new:pull,push`)).toBe(200)
  })

  it('a push that is refused for what it pulls beside makes no repository', async () => {
    for (const beside of [scope()[0]!, 'repository:nobody/never:pull,push'])
      expect(await ask(`repository:${demo.username}/never:pull,push`, beside)).toBe(429)
    expect(await db.repository.count({ where: { namespace: demo.username, name: 'never' } })).toBe(0)
  })

  it('no other way to ask for a pull is one', async () => {
    const { fullName: theirs } = await newRepository(await newAccount(), 'public')
    expect(await ask(`repository:${theirs}:pull,push`)).toBe(429)
    expect(await ask(`repository:${theirs}:*`)).toBe(429)
    expect(await ask(`repository:${repository}:pull,push`, `repository:${theirs}:pull`)).toBe(429)
    expect(await ask(`repository:${demo.username}/nowhere:pull`)).toBe(429)
  })
})

describe('an organization’s token', () => {
  const newTokenOf = async (organization: { id: string; name: string }) => {
    const token = await newOrganizationToken(organization, { publicRead: true, createdBy: demo.username })
    const ask = () => askToken({ credential: credential(organization.name, token.secret), scopes: scope() })
    return { ...token, ask, subject: subjectOf(organization.name, token) }
  }

  it('has a count of its own: no person, no other token and no address pays for it', async () => {
    const organization = await newOrganization([[demo, 'owner']])
    const [one, two] = [await newTokenOf(organization), await newTokenOf(organization)]
    await pull(one.subject, 2)
    const over = await one.ask()
    expect(left(over)).toEqual([429, `2;${six}`, `0;${six}`])
    expect(over.message).toContain('This access token has reached the limit of 2 pulls in 6 hours.')
    expect(left(await two.ask())).toEqual([200, `2;${six}`, `2;${six}`])
    expect(left(await askToken({ credential: asDemo() }))).toEqual([200, `4;${six}`, `4;${six}`])
    expect((await getTokenPullUsage(demo, organizationOwner(organization.name), one.id)).used).toBe(2)
    expect((await getPullUsage(demo)).used).toBe(0)
  })

  it('does not pay for the pulls of its members', async () => {
    const organization = await newOrganization([[demo, 'owner']])
    const token = await newTokenOf(organization)
    await pullAsDemo(4)
    expect(left(await token.ask())).toEqual([200, `2;${six}`, `2;${six}`])
  })
})

describe('who is not signed in', () => {
  const ask = (address: string) => askToken({ scopes: scope(), address })

  it('is limited by the address that Gatehouse saw, whatever the registry saw', async () => {
    const address = newAddress()
    const { claims } = await ask(address)
    await pull(String(claims.sub), 3, { addr: '203.0.113.5:1234' })
    const over = await ask(address)
    expect(left(over)).toEqual([429, `3;${six}`, `0;${six}`])
    expect(over.message).toMatch(
      /^This address has reached the limit of 3 pulls in 6 hours\. .*, or sign in\.$/,
    )
    expect(left(await ask(newAddress()))).toEqual([200, `3;${six}`, `3;${six}`])
    expect((await ask('203.0.113.5')).status).toBe(200)
  })

  it('has an IPv6 network of 64 bits for an address', async () => {
    const net = `2001:db8:${process.pid.toString(16)}`
    const { claims } = await ask(`${net}:1::1`)
    await pull(String(claims.sub), 3)
    expect((await ask(`${net}:1:ffff::2`)).status).toBe(429)
    expect((await ask(`${net}:2::1`)).status).toBe(200)
  })

  it('is of the address that the registry saw, where it names nobody', async () => {
    const address = newAddress()
    await pull('', 3, { addr: `${address}:55555` })
    expect((await ask(address)).status).toBe(429)
  })

  it('may sign in all the same', async () => {
    const address = newAddress()
    await pull('', 3, { addr: `${address}:55555` })
    expect((await askToken({ address })).status).toBe(200)
    expect((await askToken({ credential: asDemo(), scopes: scope(), address })).status).toBe(200)
  })
})

describe('what counts', () => {
  const used = async () => (await getPullUsage(demo)).used

  it('is a manifest that was fetched, once', async () => {
    const subject = subjectOf(demo.username, personal)
    const again = registryEvent(repository, subject)
    const events = [
      again,
      registryEvent(repository, subject, { target: { tag: undefined } }),
      registryEvent(repository, subject, { request: { method: 'HEAD' } }),
      registryEvent(repository, subject, { target: { mediaType: 'application/octet-stream' } }),
      registryEvent(repository, subject, { action: 'push' }),
    ]
    await notify({ events })
    await notify({ events: [again] })
    expect(await used()).toBe(2)
  })

  it('is nothing that names a token in a way that does not fit', async () => {
    const subject = subjectOf(demo.username, personal)
    await pull(subject.replace(/\/....-/, '/0000-'))
    await pull(subject.replace(demo.username, (await newAccount()).username))
    expect(await used()).toBe(0)
  })

  it('is every pull of many at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => pullAsDemo(2)))
    expect(await used()).toBe(20)
  })
})

describe('usage', () => {
  it('is nothing before the first pull, then ends six hours after it', async () => {
    expect(await getPullUsage(demo)).toEqual({ used: 0, limit: 4, remaining: 4, endsAt: null })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') })
    await pullAsDemo(1)
    vi.setSystemTime(Date.now() + 10 * minute)
    await pullAsDemo(1)
    expect(await getPullUsage(demo)).toEqual({
      used: 2,
      limit: 4,
      remaining: 2,
      endsAt: new Date('2026-03-01T18:00:00Z'),
    })
  })

  it('of a token is for who may manage it', async () => {
    const member = await newAccount()
    const members: Parameters<typeof newOrganization>[0] = [[demo, 'owner']]
    const other = await newOrganization(members)
    const organization = await newOrganization([...members, [member, 'editor']])
    const { id } = await newOrganizationToken(organization)
    const get = (actor: AccountActor, name = organization.name, token = id) =>
      getTokenPullUsage(actor, organizationOwner(name), token)
    expect(await get(demo)).toEqual({ used: 0, limit: 2, remaining: 2, endsAt: null })
    await expect(get(member)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(get(await newAccount())).rejects.toMatchObject({ code: 'not_found' })
    await expect(get(demo, other.name)).rejects.toMatchObject({ code: 'not_found' })
    await expect(get(demo, organization.name, personal.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(get(demo, organization.name, 'x')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leaves no name in its count but the one that it is for', async () => {
    await pullAsDemo(1)
    const rows = await db.pullCount.findMany({ where: { name: { contains: demo.username } } })
    expect(rows).toMatchObject([{ kind: 'account', name: demo.username, pulls: 1 }])
  })
})
