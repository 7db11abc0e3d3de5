import { afterAll, beforeEach, expect, it, vi } from 'vitest'

const standIn = await vi.hoisted(async () => {
  const { startRegistryStandIn } = await import('#lib/testing/start-registry-stand-in.ts')
  const standIn = await startRegistryStandIn()
  process.env.PUBLIC_URL = 'http://gatehouse.test'
  process.env.REGISTRY_HOST = 'gatehouse.test'
  return standIn
})
import type { AccountActor } from '#lib/authz/actor.ts'
import { describeImages } from '#lib/registry/describe-images.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'

afterAll(standIn.stop)

const image = (size: number) => ({
  config: { digest: 'sha256:c', size: 100 },
  layers: [{ digest: 'l', size }],
})
const config = { os: 'linux', architecture: 'arm64', variant: 'v8' }
const answers: Record<string, unknown> = {
  'manifests/sha256:image': image(900),
  'blobs/sha256:c': config,
  'manifests/sha256:index': {
    manifests: [
      { digest: 'sha256:a', size: 1, platform: { os: 'linux', architecture: 'amd64' } },
      { digest: 'sha256:b', size: 1, platform: { os: 'linux', architecture: 'arm64' } },
      { digest: 'sha256:x', size: 1, platform: { os: 'unknown', architecture: 'unknown' } },
    ],
  },
  'manifests/sha256:a': image(400),
  'manifests/sha256:b': image(700),
  'manifests/sha256:odd': { what: 'else' },
}

let owner: AccountActor
let fullName: string
beforeEach(async () => {
  owner = await newAccount()
  ;({ fullName } = await newRepository(owner))
  standIn.requests.length = 0
  standIn.answer = ({ url }, response) => {
    const found = answers[url!.split(`/v2/${fullName}/`)[1]!]
    const body = JSON.stringify(found ?? {})
    response.writeHead(found ? 200 : 404, { 'content-length': Buffer.byteLength(body) }).end(body)
  }
})

const described = async (digests: string[], actor = owner) =>
  Object.fromEntries(await describeImages(actor, fullName, digests))

it('reads platforms and sizes from manifests, once for each digest', async () => {
  const all = ['sha256:image', 'sha256:index', 'sha256:gone', 'sha256:odd']
  const expected = {
    'sha256:image': { platforms: ['linux/arm64/v8'], size: { least: 1_000, most: 1_000 } },
    'sha256:index': { platforms: ['linux/amd64', 'linux/arm64'], size: { least: 500, most: 800 } },
  }
  expect(await described(all)).toEqual(expected)
  const asked = standIn.requests.length
  expect(await described(['sha256:image', 'sha256:index'])).toEqual(expected)
  expect(standIn.requests).toHaveLength(asked)
})

it('tells nothing where the registry fails, or sends too much', async () => {
  standIn.answer = (_, response) => response.writeHead(500).end()
  expect(await described(['sha256:image'])).toEqual({})
  standIn.answer = (_, response) => response.writeHead(200, { 'content-length': '2000000' }).end()
  expect(await described(['sha256:image'])).toEqual({})
})

it('asks nothing for who may not know of the repository', async () => {
  await expect(described(['sha256:image'], await newAccount())).rejects.toMatchObject({ code: 'not_found' })
  expect(standIn.requests).toEqual([])
})
