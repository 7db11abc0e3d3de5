import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { compareDecisions } from '#lib/import/compare-decisions.ts'
import { importLimits } from '#lib/import/schema.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newSiteAdministrator } from '#lib/testing/new-site-administrator.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'

let [administrator, alice]: AccountActor[] = []
let acme: { id: string; name: string }
beforeAll(async () => {
  administrator = await newSiteAdministrator()
  alice = await newAccount()
  acme = await newOrganization([[alice, 'editor']])
  await newOrganizationRepository(acme, 'web')
  await newRepository(alice, 'public', 'open')
})

const replay = (lines: (object | string)[], firstLine = 1) => {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  return compareDecisions(administrator!, { text, firstLine })
}
const entry = (change: object = {}) => ({
  ...{ time: '2026-11-29T12:00:00Z', account: alice!.username, repository: `${acme.name}/web` },
  ...{ actions: ['pull'], allowed: true, ...change },
})

/** What one decision comes to: what is looser here, and what stricter. */
async function difference(change: object) {
  const { differences } = await replay([entry(change)])
  return [differences[0]?.looser ?? [], differences[0]?.stricter ?? []]
}

it('is for site administrators alone, and writes nothing', async () => {
  const text = JSON.stringify(entry())
  for (const actor of [await newAccount(), await newTokenActor(administrator!)])
    await expect(compareDecisions(actor, { text })).rejects.toMatchObject({ code: 'not_found' })
  const { accountId, username: namespace } = alice!
  const stored = async () => [
    await db.repository.count({ where: { namespace } }),
    await db.token.count({ where: { accountId } }),
  ]
  const before = await stored()
  await replay([entry({ repository: `${namespace}/not-yet`, actions: ['pull', 'push'] })])
  expect(await stored()).toEqual(before)
})

describe('a decision', () => {
  it('is the same, looser or stricter, action by action', async () => {
    expect(await difference({})).toEqual([[], []])
    expect(await difference({ allowed: false })).toEqual([['pull'], []])
    expect(await difference({ actions: ['pull', 'push', 'delete'], allowed: true })).toEqual([[], ['delete']])
    expect(await difference({ actions: 'pull,push', allowed: ['pull'] })).toEqual([['push'], []])
    expect(await difference({ actions: ['*'], allowed: ['delete'] })).toEqual([['pull', 'push'], ['delete']])
    expect(await difference({ account: alice!.username.toUpperCase() })).toEqual([[], []])
  })

  it('of an account that is not there, or suspended, is refused with that reason', async () => {
    const { differences } = await replay([entry({ account: 'nobody-here' })])
    expect(differences).toMatchObject([{ stricter: ['pull'], reason: 'no such account' }])
    const gone = await newAccount()
    await db.account.update({ where: { id: gone.accountId }, data: { suspendedAt: new Date() } })
    const repository = `${alice!.username}/open`
    const { differences: more } = await replay([entry({ account: gone.username, repository })])
    expect(more).toMatchObject([{ stricter: ['pull'], reason: 'account is suspended' }])
  })

  it('of nobody is that of the public', async () => {
    const repository = `${alice!.username}/open`
    expect(await difference({ account: '', repository, allowed: false })).toEqual([['pull'], []])
    expect(await difference({ account: null, repository })).toEqual([[], []])
    expect(await difference({ account: '', actions: ['pull', 'push'], allowed: false })).toEqual([[], []])
  })

  it('about a repository that a push would make is that of the push', async () => {
    const own = { repository: `${alice!.username}/new`, actions: ['pull', 'push'] }
    expect(await difference(own)).toEqual([[], []])
    expect(await difference({ ...own, actions: ['*'], allowed: false })).toEqual([
      ['pull', 'push', 'delete'],
      [],
    ])
    expect(await difference({ repository: `${acme.name}/new`, actions: ['*'] })).toEqual([[], ['delete']])
    expect(await difference({ ...own, actions: ['pull'] })).toEqual([[], ['pull']])
    expect(await difference({ ...own, repository: 'others-own/new' })).toEqual([[], ['pull', 'push']])
    expect(await difference({ repository: 'no name at all' })).toEqual([[], ['pull']])
  })

  it('of an access token is within its own rights', async () => {
    await newOrganizationToken(acme, { label: 'ci', allRepositories: true })
    await newToken(alice!, { description: 'reader', permission: 'read' })
    await newToken(alice!, { description: 'off', isActive: false })
    const asked = { actions: ['pull', 'push'], allowed: true }
    expect(await difference({ ...asked, token: `${acme.name}/ci` })).toEqual([[], ['push']])
    expect(await difference({ ...asked, token: `${alice!.username}/reader` })).toEqual([[], ['push']])
    expect(await difference({ ...asked, token: `${alice!.username}/off` })).toEqual([[], ['pull', 'push']])
    const { differences } = await replay([entry({ token: 'nobody/none' })])
    expect(differences).toMatchObject([{ token: 'nobody/none', reason: 'no such access token' }])
  })
})

describe('the report', () => {
  it('counts all, and lists each difference once: looser ones first, with the first line', async () => {
    const { differences, ...counts } = await replay(
      [
        entry(),
        entry({ account: 'zoe' }),
        entry({ account: 'zoe' }),
        entry({ allowed: false }),
        entry(),
        '{}',
        'noise',
        '',
      ],
      101,
    )
    expect(counts).toEqual({
      ...{ compared: 5, same: 2, looser: 1, stricter: 2, ignored: 1 },
      skipped: [{ line: 106, reason: 'It needs account, repository, actions and allowed.' }],
    })
    expect(differences).toMatchObject([
      { account: alice!.username, looser: ['pull'], stricter: [], count: 1, firstLine: 104, reason: null },
      { account: 'zoe', looser: [], stricter: ['pull'], count: 2, firstLine: 102 },
    ])
  })

  it('reads the log of docker_auth', async () => {
    const at = 'I1129 14:15:00.123456       1 server.go'
    const asked = `{${alice!.username} pull,push repository ${acme.name}/web}`
    const { differences, ...counts } = await replay([
      `${at}:300] Authn static ${alice!.username} -> true, map[], %!s(<nil>)`,
      `${at}:326] Authz static ACL ${asked} -> [pull], %!s(<nil>)`,
      `${at}:326] Authz static ACL ${asked} -> [], did not match any rule`,
      `W1129 14:15:00.123456       1 server.go:338] ${asked} did not match any authz rule`,
      `${at}:326] Authz static ACL {a * registry catalog} -> [*], %!s(<nil>)`,
      `${at}:326] Authz static ACL { pull repository ${alice!.username}/open} -> [pull], %!s(<nil>)`,
    ])
    expect(counts).toEqual({ compared: 3, same: 1, looser: 2, stricter: 0, ignored: 3, skipped: [] })
    expect(differences.map(({ looser }) => looser)).toEqual([['push'], ['pull', 'push']])
  })

  it('refuses what is too much or no text, and withstands long lines', async () => {
    const short = JSON.stringify({ account: 'a', repository: 'a/b', actions: 'pull', allowed: true })
    await expect(replay(Array<string>(importLimits.entries + 1).fill(short))).rejects.toMatchObject({
      message: 'Send at most 5000 decisions at once.',
    })
    await expect(replay(['x\0'])).rejects.toMatchObject({ code: 'invalid' })
    const started = Date.now()
    const { ignored } = await replay([`] Authz ${'{a '.repeat(100_000)}`, `] Authz ${'{a '.repeat(1_300)}`])
    expect(ignored).toBe(2)
    expect(Date.now() - started).toBeLessThan(5_000)
  })

  it('decides five thousand in seconds', async () => {
    const many = Array.from({ length: 5_000 }, (_, place) => ({
      ...{ account: place % 2 ? alice!.username : '', repository: `${acme.name}/r${place}` },
      ...{ actions: 'pull', allowed: false },
    }))
    const started = Date.now()
    expect((await replay(many)).same).toBe(5_000)
    expect(Date.now() - started).toBeLessThan(10_000)
  })
})
