import { beforeAll, expect, it } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'

let owner: AccountActor
let session: string
beforeAll(async () => {
  owner = await newAccount()
  session = await sessionBearer(owner)
})

it('a repository’s name with slashes has them encoded in its address', async () => {
  const { username: namespace } = owner
  const at = `/v2/namespaces/${namespace}/repositories`
  const body = { namespace, name: 'charts/web/stable' }
  const made = await askHub(`POST ${at}`, { bearer: session, body })
  expect([made.status, made.body.name]).toEqual([201, body.name])
  const one = `${at}/charts%2Fweb%2fstable`
  const { id: repositoryId } = await db.repository.findFirstOrThrow({
    where: { namespace, name: body.name },
  })
  const pushedAt = new Date('2026-01-01')
  await db.tag.create({
    data: { repositoryId, name: '1.2', digest: `sha256:${'0'.repeat(64)}`, mediaType: 'x/y', pushedAt },
  })
  expect((await askHub(`GET ${one}`)).body).toMatchObject(body)
  expect((await askHub(`GET ${at}?name=charts/web`)).body.results).toMatchObject([{ name: body.name }])
  expect((await askHub(`GET ${one}/tags`, { bearer: session })).body.count).toBe(1)
  expect((await askHub(`GET ${one}/tags/1.2/`, { bearer: session })).body.name).toBe('1.2')
  const changed = await askHub(`PATCH ${one}`, { bearer: session, body: { description: 'Deep' } })
  expect(changed.body.description).toBe('Deep')
  for (const other of ['charts/web/stable', 'charts%2Fweb', 'charts%2F', 'charts%252Fweb%252Fstable'])
    expect((await askHub(`GET ${at}/${other}`, { bearer: session })).status).toBe(404)
  expect((await askHub(`DELETE ${one}`, { bearer: session })).status).toBe(204)
  expect((await askHub(`GET ${one}`, { bearer: session })).status).toBe(404)
})

it('an organization’s token with a prefix is shown what is below that', async () => {
  const deep = await newOrganization([[owner, 'owner']])
  const at = `/v2/namespaces/${deep.name}/repositories`
  for (const name of ['a_b', 'a_b/c', 'a_b/c/d', 'axb/c'])
    await db.repository.create({ data: { namespace: deep.name, name, visibility: 'private' } })
  for (const columns of [{ pullPrefixes: ['a_b'] }, { pushPrefixes: ['a_b'] }]) {
    const bearer = await tokenBearer(await newOrganizationToken(deep, columns))
    const { body } = await askHub(`GET ${at}`, { bearer })
    expect(body.results.map(({ name }: { name: string }) => name)).toEqual(['a_b/c', 'a_b/c/d'])
    expect((await askHub(`GET ${at}/a_b%2Fc`, { bearer })).status).toBe(200)
    for (const other of ['a_b', 'axb%2Fc'])
      expect((await askHub(`GET ${at}/${other}`, { bearer })).status).toBe(404)
  }
})
