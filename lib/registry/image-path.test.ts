import { expect, it } from 'vitest'
import { parseImagePath } from '#lib/registry/image-path.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const demo = { namespace: 'demo', name: 'api' }

it.each([
  ['/v2/demo/api/manifests/latest', { ...demo, resource: 'manifests', reference: 'latest' }],
  [`/v2/demo/api/manifests/${digest}`, { ...demo, resource: 'manifests', reference: digest }],
  [`/v2/demo/api/blobs/${digest.replace(':', '%3A')}`, { ...demo, resource: 'blobs', reference: digest }],
  ['/v2/demo/api/blobs/uploads/', { ...demo, resource: 'uploads', reference: '' }],
  ['/v2/demo/api/blobs/uploads', { ...demo, resource: 'uploads', reference: '' }],
  ['/v2/demo/api/blobs/uploads/6df2-4a34', { ...demo, resource: 'uploads', reference: '6df2-4a34' }],
  ['/v2/demo/api/tags/list', { ...demo, resource: 'tags', reference: '' }],
  [`/v2/demo/api/referrers/${digest}`, { ...demo, resource: 'referrers', reference: digest }],
  [
    '/v2/demo/tags/manifests/list',
    { namespace: 'demo', name: 'tags', resource: 'manifests', reference: 'list' },
  ],
  ['/v2/blobs/uploads/tags/list', { namespace: 'blobs', name: 'uploads', resource: 'tags', reference: '' }],
])('%s', (path, expected) => expect(parseImagePath(path)).toEqual(expected))

it.each([
  '/v2/',
  '/v2/_catalog',
  '/v2/api/manifests/latest',
  '/v2/Demo/api/manifests/latest',
  '/v2/demo/../bob/manifests/latest',
  '/v2/demo/%2e%2e/manifests/latest',
  '/v2/demo//manifests/latest',
  '/v2/demo/api/manifests/',
  '/v2/demo/api/manifests/latest/',
  '/v2/demo/api/tags/other',
  '/v2/demo/api/blobs/uploads/one/two',
  '/v2/demo/api/manifests/%',
])('nothing at %s', (path) => expect(parseImagePath(path)).toBeNull())
