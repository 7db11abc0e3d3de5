import { decodeJwt } from 'jose'
import { afterAll, expect, it, vi } from 'vitest'
import { askRegistry } from '#lib/registry/ask-registry.ts'
import { readSubject } from '#lib/registry/subject.ts'

const registry = await vi.hoisted(async () => {
  const { startRegistryStandIn } = await import('#lib/testing/start-registry-stand-in.ts')
  return startRegistryStandIn()
})
afterAll(() => registry.stop())

it.each([
  ['HEAD', ['pull']],
  ['GET', ['pull']],
  ['PUT', ['pull', 'push']],
  ['DELETE', ['delete']],
])('%s asks with a token for that alone, which is nobody’s', async (method, actions) => {
  registry.answer = (_request, response) =>
    response.writeHead(202, { 'docker-content-digest': 'sha256:1' }).end()
  const answer = await askRegistry({ method, repository: 'demo/api', path: 'manifests/latest' })
  expect([answer.status, answer.headers.get('docker-content-digest')]).toEqual([202, 'sha256:1'])
  const { url, headers } = registry.requests.at(-1)!
  expect(url).toBe('/v2/demo/api/manifests/latest')
  const { access, sub } = decodeJwt(headers.authorization!.replace('Bearer ', ''))
  expect(access).toEqual([{ type: 'repository', name: 'demo/api', actions }])
  expect(readSubject(sub!)).toBeNull()
})

it('says that the registry does not answer', async () => {
  registry.answer = (request) => request.destroy()
  await expect(
    askRegistry({ method: 'GET', repository: 'demo/api', path: 'tags/list' }),
  ).rejects.toMatchObject({
    status: 503,
    message: expect.stringContaining('registry does not answer'),
  })
})
