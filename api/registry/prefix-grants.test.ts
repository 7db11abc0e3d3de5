import { beforeAll, describe, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { db } from '#lib/database/db.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'

let acme: { id: string; name: string }
let rival: { id: string; name: string }

beforeAll(async () => {
  acme = await newOrganization([], { plan: 'team' })
  rival = await newOrganization([])
})

type Secret = { reveal: () => string }

/** What is granted on a repository to who asks for everything. */
async function granted(secret: Secret, fullName: string, actions = '*') {
  const credential = `${acme.name}:${secret.reveal()}`
  const { status, access } = await askToken({ credential, scopes: [`repository:${fullName}:${actions}`] })
  expect(status).toBe(200)
  return access.map((entry) => entry.slice(entry.lastIndexOf(':') + 1)).join()
}

describe('a prefix', () => {
  const all = async (secret: Secret) => {
    const names = ['team', 'team/app', 'team/app/cache', 'teams/app', 'base']
    return Promise.all(names.map((name) => granted(secret, `${acme.name}/${name}`)))
  }

  it('covers what is below it, whenever that is made or deleted, and changes from one request to the next', async () => {
    const { id, secret } = await newOrganizationToken(acme, { pullPrefixes: ['team'] })
    expect(await all(secret)).toEqual(['', '', '', '', ''])
    const made = ['team', 'team/app', 'team/app/cache', 'teams/app'].map((name) => ({
      ...{ namespace: acme.name, name, visibility: 'private' as const },
    }))
    await db.repository.createMany({ data: made })
    expect(await all(secret)).toEqual(['', 'pull', 'pull', '', ''])
    await db.token.update({ where: { id }, data: { pullPrefixes: [], pushPrefixes: ['team/app'] } })
    expect(await all(secret)).toEqual(['', '', 'pull,push', '', ''])
    await db.repository.deleteMany({ where: { namespace: acme.name, name: { startsWith: 'team' } } })
    expect(await all(secret)).toEqual(['', '', '', '', ''])
  })

  it('takes no statement beyond those for the token and for the repositories', async () => {
    await db.repository.create({ data: { namespace: acme.name, name: 'hot/path', visibility: 'private' } })
    const { secret } = await newOrganizationToken(acme, { pushPrefixes: ['hot'], lastUsedAt: new Date() })
    await askToken({})
    expect(await statementsOf(() => granted(secret, `${acme.name}/hot/path`))).toEqual({
      answer: 'pull,push',
      sent: ['find-token-by-secret', 'known-repositories'],
    })
  })

  it('has what is pushed below it made, and nowhere else', async () => {
    const rows = (namespace: string, name: string) => db.repository.count({ where: { namespace, name } })
    const { secret } = await newOrganizationToken(acme, {
      pushPrefixes: ['made/here'],
      allRepositories: true,
    })
    expect(await granted(secret, `${acme.name}/made/here/app`, 'pull,push')).toBe('pull,push')
    expect(await rows(acme.name, 'made/here/app')).toBe(1)
    for (const name of ['made/here', 'made/hereby/app', 'made/app', 'never']) {
      expect(await granted(secret, `${acme.name}/${name}`, 'pull,push')).toBe('')
      expect(await rows(acme.name, name)).toBe(0)
    }
    expect(await granted(secret, `${rival.name}/made/here/app`, 'pull,push')).toBe('')
  })
})
