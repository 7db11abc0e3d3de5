import { expect, it } from 'vitest'
import { containerArguments } from '#bin/registry-process.ts'
import { env } from '#lib/env.ts'
import { distributionConfig } from '#lib/registry/distribution-config.ts'

it('is what Distribution calls realm, service, issuer, bundle and notifications', () => {
  const config = distributionConfig({ port: 5001, credential: 'c"r\\ed', httpSecret: 'upload' })
  const expected = [
    `    realm: "${env.PUBLIC_URL}/token"`,
    `    service: "${env.REGISTRY_SERVICE}"`,
    `    issuer: "${env.REGISTRY_ISSUER}"`,
    `    rootcertbundle: "${env.DATA_DIR}/registry/certificate.pem"`,
    `      url: "${env.PUBLIC_URL}/api/registry/notifications"`,
    `        Authorization: ["Bearer c\\"r\\\\ed"]`,
    `    rootdirectory: "${env.DATA_DIR}/registry"`,
    '  delete:',
    '    enabled: true',
    '  addr: 127.0.0.1:5001',
  ]
  for (const line of expected) expect(config.split('\n')).toContain(line)
})

it('runs in a container with the same paths, as the same user', () => {
  const words = containerArguments('/data/registry/config-5000.yml', '/data/registry')
  expect(words.slice(-2)).toEqual(['registry:2', '/data/registry/config-5000.yml'])
  expect(words.join(' ')).toContain('--volume /data/registry:/data/registry')
  expect(words.join(' ')).toContain('--network host')
})
