import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newComputer } from '#cli/testing/run-program.ts'
import { idToken } from '#cli/testing/serve-ci.ts'
import { serveOauth } from '#cli/testing/serve-oauth.ts'

const apiVersion = 'credentialprovider.kubelet.k8s.io/v1'
const kind = 'CredentialProviderRequest'

let server: Awaited<ReturnType<typeof serveOauth>>
beforeEach(async () => {
  server = await serveOauth()
})
afterEach(() => server.stop())

const { run, hostsFile } = newComputer()
const request = (more: object = {}) => ({
  ...{ kind, apiVersion, image: `${server.host}/acme/api:1`, serviceAccountToken: idToken('kubelet') },
  ...more,
})
/** As the kubelet runs it: its arguments, and one line of JSON on standard input. */
const provide = (asked: unknown, ...words: string[]) =>
  run(
    'gatehouse',
    ['credential-provider', '--host', server.host, ...words],
    typeof asked === 'string' ? asked : JSON.stringify(asked),
  )

it('gives the credential of the service account, for the registry and no longer than it lasts', async () => {
  const { code, out, err } = await provide(request(), '--workload', 'w1')
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual({
    apiVersion,
    kind: 'CredentialProviderResponse',
    cacheKeyType: 'Registry',
    // 900 seconds, less a minute in which a pull can begin.
    cacheDuration: '840s',
    auth: { [server.host]: { username: 'acme', password: `gate_oat_${'1'.repeat(36)}` } },
  })
  expect(server.exchanges).toEqual([
    {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      client_id: 'gatehouse-cli',
      subject_token: idToken('kubelet'),
      workload: 'w1',
    },
  ])
  expect(existsSync(hostsFile)).toBe(false)
})

it('lets a service account name its trusted workload by annotations', async () => {
  const serviceAccountAnnotations = { 'gatehouse/workload': 'w2', 'gatehouse/organization': 'acme' }
  await provide(request({ serviceAccountAnnotations }), '--workload', 'w1')
  expect(server.exchanges).toMatchObject([{ workload: 'w2', organization: 'acme' }])
})

it.each([
  ['another registry', 'ghcr.io/acme/api:1'],
  ['Docker Hub', 'nginx'],
  ['Docker Hub’s namespace', 'acme/api:1'],
  ['the host as a path', 'ghcr.io/127.0.0.1/api'],
  ['another port', '127.0.0.1:1/acme/api'],
  ['a name that begins as the host does', 'HOST.example/acme/api'],
])('gives nothing for an image of %s, and asks nobody', async (_what, image) => {
  const asked = request({ image: image.replace('HOST', server.host) })
  expect(JSON.parse((await provide(asked)).out)).toEqual({
    ...{ apiVersion, kind: 'CredentialProviderResponse', cacheKeyType: 'Registry', cacheDuration: '0s' },
    auth: {},
  })
  expect([server.asked, server.exchanges]).toEqual([[], []])
})

describe('ends with a sentence and no answer', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"kind":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no image', { kind, apiVersion, serviceAccountToken: 'a.b.c' }],
    ['an image that is no text', { kind, apiVersion, image: 7 }],
    ['a token that is no text', { kind, apiVersion, image: 'a', serviceAccountToken: {} }],
    ['annotations that are a list', { kind, apiVersion, image: 'a', serviceAccountAnnotations: ['a'] }],
    ['annotations that are numbers', { kind, apiVersion, image: 'a', serviceAccountAnnotations: { a: 1 } }],
    ['another kind', { kind: 'Pod', apiVersion, image: 'a' }],
    ['an older version', { kind, apiVersion: 'credentialprovider.kubelet.k8s.io/v1beta1', image: 'a' }],
  ])('for %s', async (_what, asked) => {
    const { code, out, err } = await provide(asked)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^gatehouse: .*CredentialProviderRequest.*\n$/)
    expect(server.exchanges).toEqual([])
  })

  it('where the kubelet sends no token of a service account', async () => {
    const ran = await provide(request({ serviceAccountToken: undefined }))
    expect(ran).toEqual({
      ...{ code: 1, out: '' },
      err: 'gatehouse: The kubelet sent no service account token: set tokenAttributes in its configuration.\n',
    })
  })

  it('of Gatehouse’s own, where it refuses', async () => {
    const other = await serveOauth({ refusal: 'sub is of another namespace.' })
    const asked = request({ image: `${other.host}/acme/api` })
    const words = ['credential-provider', '--host', other.host]
    const ran = await run('gatehouse', words, JSON.stringify(asked))
    other.stop()
    expect(ran).toEqual({ code: 1, out: '', err: 'gatehouse: sub is of another namespace.\n' })
  })

  it('where Gatehouse does not answer', async () => {
    const asked = request()
    server.stop()
    const { code, out, err } = await provide(asked)
    expect([code, out]).toEqual([5, ''])
    expect(err).toMatch(/^gatehouse: http:\S+ does not answer \(ECONNREFUSED\)/)
  })
})
