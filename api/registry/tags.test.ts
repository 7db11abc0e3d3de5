import { beforeEach, describe, expect, it } from 'vitest'
import { notify, registryEvent, eventDigest, type EventChange } from '#api/testing/registry-events.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { minute } from '#lib/time.ts'

const mediaType = 'application/vnd.oci.image.manifest.v1+json'
const other = `sha256:${'f'.repeat(64)}`
const start = new Date('2026-03-04T05:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * minute)

let demo: AccountActor
let repository: { id: string; fullName: string }

beforeEach(async () => {
  demo = await newAccount()
  repository = await newRepository(demo)
})

type Change = EventChange & { at?: number; tag?: string | undefined; digest?: string }

/** A push of `latest` by demo's password, a number of minutes after the start. */
function event(action: string, { at = 0, digest = eventDigest, ...change }: Change = {}) {
  const tag = 'tag' in change ? change.tag : 'latest'
  const type = action === 'delete' ? {} : { mediaType }
  return registryEvent(repository.fullName, demo.username, {
    action,
    timestamp: after(at).toISOString(),
    ...change,
    target: { mediaType: undefined, ...type, digest, tag, ...change.target },
  })
}
const push = (change: Change = {}) => event('push', change)
const pull = (change: Change = {}) => event('pull', change)
const remove = (change: Change = {}) => event('delete', { tag: undefined, ...change })

const tell = async (...events: object[]) => expect((await notify({ events })).status).toBe(204)
const tags = async () => {
  const rows = await db.tag.findMany({ where: { repositoryId: repository.id }, orderBy: { name: 'asc' } })
  return rows.map(({ name, digest, pushedAt, pulledAt }) => ({ name, digest, pushedAt, pulledAt }))
}
const latest = (digest: string, pushed: number, pulled: number | null = null) => [
  { name: 'latest', digest, pushedAt: after(pushed), pulledAt: pulled === null ? null : after(pulled) },
]

describe('a tag', () => {
  it('is kept with what was pushed under it, and by whom', async () => {
    await tell(push())
    expect(await db.tag.findMany({ where: { repositoryId: repository.id } })).toEqual([
      {
        repositoryId: repository.id,
        name: 'latest',
        digest: eventDigest,
        mediaType,
        pushedAt: after(0),
        pushedBy: demo.username,
        tokenId: null,
        pulledAt: null,
      },
    ])
  })

  it('is of the token that pushed it and its owner, and of nobody where the token does not fit', async () => {
    const organization = await newOrganization([])
    const [own, theirs] = [await newToken(demo), await newOrganizationToken(organization)]
    const subject = (owner: string, { id, secret }: typeof own) =>
      `${owner}/${secret.reveal().slice(-4)}-${id}`
    const by = async (name: string, at: number) => {
      await tell(push({ actor: { name }, at }))
      const row = await db.tag.findFirstOrThrow({ where: { repositoryId: repository.id } })
      return [row.pushedBy, row.tokenId]
    }
    expect(await by(subject(demo.username, own), 1)).toEqual([demo.username, own.id])
    expect(await by(subject(organization.name, theirs), 2)).toEqual([organization.name, theirs.id])
    expect(await by(subject(demo.username, theirs), 3)).toEqual(['', null])
  })

  it('is not there for an image without one, nor for a repository that nobody knows', async () => {
    await tell(push({ tag: undefined }), push({ target: { repository: `${demo.username}/unknown` } }))
    expect(await tags()).toEqual([])
  })

  it('moves with a later push', async () => {
    await tell(push())
    await tell(push({ at: 1, digest: other }))
    expect(await tags()).toEqual(latest(other, 1))
  })

  it('does not move back with one that comes late or again', async () => {
    const again = push({ at: 1 })
    await tell(again)
    await tell(push({ at: 2, digest: other }))
    await tell(again)
    await tell(push({ at: 0 }))
    expect(await tags()).toEqual(latest(other, 2))
  })

  it.each([
    ['in order', [1, 2]],
    ['in disorder', [2, 1]],
  ])('is the latest of two in one envelope, %s', async (_order, [first, second]) => {
    const events = [push({ at: 1 }), push({ at: 2, digest: other })]
    await tell(events[first! - 1]!, events[second! - 1]!, push({ tag: 'v1' }))
    expect(await tags()).toEqual([
      ...latest(other, 2),
      { name: 'v1', digest: eventDigest, pushedAt: after(0), pulledAt: null },
    ])
  })

  it('pushed by many registries at once is the latest', async () => {
    const events = Array.from({ length: 12 }, (_, at) =>
      push({ at, digest: at === 11 ? other : eventDigest }),
    )
    await Promise.all(events.map((event) => tell(event, push({ tag: 'v1' }))))
    expect((await tags())[0]).toEqual(latest(other, 11)[0])
  })
})

it.each(['v1/2', 'v1\n', '.v1', 'v'.repeat(129)])('a tag that can be none is not kept: %j', async (tag) => {
  await tell(push({ tag }))
  expect(await tags()).toEqual([])
})

describe('a pull', () => {
  it('by tag is told with the tag, forward only', async () => {
    await tell(push(), push({ tag: 'v1' }))
    await tell(pull({ at: 2 }))
    await tell(pull({ at: 1 }))
    await tell(pull({ at: 3, tag: undefined }))
    expect((await tags()).map(({ pulledAt }) => pulledAt)).toEqual([after(2), null])
  })

  it('stays when the tag moves', async () => {
    await tell(push(), pull({ at: 1 }), push({ at: 2, digest: other }))
    expect(await tags()).toEqual(latest(other, 2, 1))
  })
})

describe('a deletion', () => {
  beforeEach(() => tell(push(), push({ tag: 'v1' }), push({ tag: 'v2', digest: other })))
  const names = async () => (await tags()).map(({ name }) => name)

  it('by digest takes every tag of it', async () => {
    await tell(remove({ at: 1 }))
    expect(await names()).toEqual(['v2'])
  })

  it('takes what was pushed in the same instant', async () => {
    await tell(remove({ at: 0 }))
    expect(await names()).toEqual(['v2'])
  })

  it('by tag takes that one', async () => {
    await tell(remove({ at: 1, target: { tag: 'v1', digest: undefined } }))
    expect(await names()).toEqual(['latest', 'v2'])
  })

  it('of neither, or of something else, takes none', async () => {
    await tell(
      remove({ at: 1, target: { digest: undefined } }),
      remove({ at: 1, digest: `sha256:${'0'.repeat(64)}` }),
    )
    expect(await names()).toEqual(['latest', 'v1', 'v2'])
  })

  it('takes nothing that was pushed after it, in whatever order they are told', async () => {
    await tell(push({ at: 2 }))
    await tell(remove({ at: 1 }))
    expect(await names()).toEqual(['latest', 'v2'])
    await tell(push({ at: 4, tag: 'v1' }), remove({ at: 3 }))
    expect(await names()).toEqual(['v1', 'v2'])
  })

  it('leaves the tags of other repositories', async () => {
    const foreign = await newRepository(demo)
    await tell(remove({ at: 1, target: { repository: foreign.fullName } }))
    expect(await names()).toEqual(['latest', 'v1', 'v2'])
  })
})

describe('pulls of a repository', () => {
  const pullCount = async () =>
    (await db.repository.findUniqueOrThrow({ where: { id: repository.id } })).pullCount

  it('are counted, looks and pushes are not', async () => {
    await tell(pull(), pull({ tag: undefined }), push(), remove())
    await tell(
      pull({ request: { method: 'HEAD' } }),
      pull({ target: { mediaType: 'application/octet-stream' } }),
    )
    expect(await pullCount()).toBe(2)
  })

  it('are counted once each, however often and side by side they are told', async () => {
    const [one, two] = [pull(), pull()]
    await tell(one, one)
    await Promise.all([tell(one, two), tell(two, one), tell(two)])
    expect(await pullCount()).toBe(2)
  })

  it('from registries side by side are all counted', async () => {
    const others = await Promise.all([newRepository(demo), newRepository(demo)])
    const elsewhere = others.map(({ fullName }) => ({ target: { repository: fullName } }))
    const orders = [
      [{}, ...elsewhere],
      [...elsewhere.toReversed(), {}],
    ]
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => tell(...orders[at % 2]!.map((change) => pull(change)))),
    )
    const rows = await db.repository.findMany({ where: { namespace: demo.username } })
    expect(rows.map((row) => row.pullCount)).toEqual([20, 20, 20])
  })
})

it('what no database takes is passed over, and holds up nothing', async () => {
  const hostile = [
    push({ target: { mediaType: `${mediaType}\0` } }),
    push({ actor: { name: 'a\0b' }, tag: 'odd-name' }),
    pull({ id: 'a\0b', actor: { name: 'anonymous@\0' } }),
    push({ tag: '-\0' }),
  ]
  await tell(...hostile, push())
  expect((await tags()).map(({ name }) => name)).toEqual(['latest', 'odd-name'])
})
