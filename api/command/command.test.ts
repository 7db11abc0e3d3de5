import { expect, it } from 'vitest'
import { request } from '#api/testing/request.ts'

// That it is what npm installs, e2e/clients/keyless.spec.ts shows.
it('is there to be got, and nothing else', async () => {
  const answer = await request('/cli/gatehouse.tgz', { method: 'POST' })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await request('/cli/gatehouse.tgz/other')).status).toBe(404)
})
