import { beforeAll, expect, it } from 'vitest'
import { access, type RouteName } from '#api/rest/access.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import type { Ask, MatrixOrganization } from '#api/testing/matrix-row.ts'
import { newMatrixCallers } from '#api/testing/new-matrix-callers.ts'
import { organizationRows } from '#api/testing/organization-rows.ts'
import { repositoryRows } from '#api/testing/repository-rows.ts'
import { v1Rows } from '#api/testing/v1-rows.ts'
import { db } from '#lib/database/db.ts'
import { byColumn } from '#lib/testing/new-matrix-actors.ts'

let its: Awaited<ReturnType<typeof newMatrixCallers>>

beforeAll(async () => {
  its = await newMatrixCallers()
  for (const { id: organizationId } of [its.own, its.foreign])
    await db.group.create({ data: { organizationId, name: 'team' } })
})

const rows = [...organizationRows, ...repositoryRows, ...v1Rows]
const answers = { '+': 'allowed', f: 'forbidden', n: 'not found', u: 'sign in first' }

it('covers each route that is served, but for signing out', () => {
  expect(new Set([...rows.map(([name]) => name), 'POST /v2/logout'])).toEqual(new Set(Object.keys(access)))
})

it('signs everybody out, and a session for good', async () => {
  const { all } = await newMatrixCallers()
  const ask = (what: string) =>
    Promise.all(all.map(({ bearer }) => askHub(what, bearer === undefined ? {} : { bearer })))
  const statuses = (await ask('POST /v2/logout')).map(({ status }) => status)
  expect(statuses).toEqual(all.map(({ bearer }) => (bearer === undefined ? 401 : 200)))
  const after = (await ask('POST /v2/logout')).map(({ status }) => status)
  expect(after).toEqual(all.map((_, at) => (at <= 5 ? 401 : 200)))
})

it.each(rows)('%s in the own organization', async (name, own, _foreign, ask) => {
  expect(byColumn(await cellsOf(name, ask, its.own), answers)).toEqual(byColumn(own, answers))
})

it.each(rows)('%s in a foreign organization', async (name, _own, foreign, ask) => {
  expect(byColumn(await cellsOf(name, ask, its.foreign), answers)).toEqual(byColumn(foreign, answers))
})

function cellsOf(
  name: RouteName,
  ask: Ask,
  organization: Omit<MatrixOrganization, 'owner'>,
): Promise<string[]> {
  const [method] = name.split(' ')
  const cells = its.all.map(async ({ bearer }) => {
    const [address, body] = await ask({ ...organization, owner: its.owner.username })
    const answer = await askHub(`${method} ${address}`, { body, ...(bearer !== undefined && { bearer }) })
    return name === 'GET /v2/namespaces/{namespace}/repositories' ? String(answer.body.count) : markOf(answer)
  })
  return Promise.all(cells)
}

/** Only permitted actors learn what is wrong with the input or its target. */
function markOf({ status, body, text }: Awaited<ReturnType<typeof askHub>>): string {
  if (status === 401) return 'u'
  if (status === 403) return 'f'
  if (status === 404) {
    expect(text).toContain('not found')
    return /^(Organization|Repository|Invite) not found\.$/.test(body.message ?? body.detail) ? 'n' : '+'
  }
  expect(status).toBeLessThan(429)
  return '+'
}
