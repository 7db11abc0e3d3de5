import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSettings } from '#lib/env.ts'

test('every setting has a value that works without being set', () => {
  const settings = readSettings({})
  expect(settings).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' })
  expect(settings).toMatchObject({
    REGISTRY_HOST: 'localhost:3000',
    REGISTRY_URL: 'http://localhost:5000',
    REGISTRATION: 'closed',
    TOKEN_PREFIX: 'gate',
  })
  expect(Object.isFrozen(settings)).toBe(true)
})

test('an empty value counts as none', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ PORT: 3000 })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['HOST', 'http://localhost'],
  ['DATABASE_URL', 'mysql://localhost/gatehouse'],
  ['INSTANCE_KEY', 'c2hvcnQ='],
  ['INSTANCE_KEY', `${'A'.repeat(43)}=,`],
  ['PUBLIC_URL', 'gatehouse.example.com'],
  ['PUBLIC_URL', 'https://example.com/gatehouse'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.1,proxy'],
  ['FORWARD_AUTH_DIALECT', 'both'],
  ['FORWARD_AUTH_HEADERS', 'Remote User'],
  ['FORWARD_AUTH_HEADERS', 'One,Two,Three,Four,Five'],
  ['SMTP_URL', 'mail.example.com:25'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['MAIL_FROM', 'Gatehouse'],
  ['MAIL_FROM', 'Gatehouse <gatehouse@example.com>\nBcc: all@example.com'],
  ['REGISTRATION', 'maybe'],
  ['PRIVATE_ISSUERS', 'https://gitlab.internal'],
  ['PRIVATE_ISSUERS', 'gitlab.internal/path'],
  ['TOKEN_PREFIX', 'Gate'],
  ['REGISTRY_URL', 'registry:5000'],
  ['REGISTRY_URL', 'http://localhost:5000/v2'],
  ['REGISTRY_HOST', 'https://registry.example.com'],
  ['GIT_SERVER_URL', 'localhost:3080'],
  ['GIT_URL', 'https://git.example.com/x'],
  ['REGISTRY_SERVICE', 'a "quoted" name'],
  ['REGISTRY_ISSUER', 'line\nbreak'],
  ['REGISTRY_TOKEN_SECONDS', '30'],
  ['NEW_REPOSITORY_VISIBILITY', 'hidden'],
  ['SESSION_DAYS', '0'],
  ['LAST_USED_FLUSH_SECONDS', '-1'],
  ['TOKENS_PER_ACCOUNT', '0'],
  ['REPOSITORIES_PER_NAMESPACE', 'many'],
  ['PULL_LIMIT_ANONYMOUS', '0'],
  ['PULL_LIMIT_ACCOUNT', 'none'],
  ['PULL_LIMIT_ORGANIZATION_TOKEN', '9999999999'],
])('%s=%s is refused in one line that names it and the remedy', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(
    new RegExp(`^${name} is not valid: set ${name} to .+\\.$`),
  )
})

test('pulls are limited for who does not sign in alone, until told otherwise', () => {
  const limits = (from: Record<string, string>) => {
    const settings = readSettings(from)
    return [
      settings.PULL_LIMIT_ANONYMOUS,
      settings.PULL_LIMIT_ACCOUNT,
      settings.PULL_LIMIT_ORGANIZATION_TOKEN,
    ]
  }
  expect(limits({})).toEqual([100, null, null])
  expect(limits({ PULL_LIMIT_ANONYMOUS: 'unlimited', PULL_LIMIT_ACCOUNT: '200' })).toEqual([null, 200, null])
})

test('a trailing slash in PUBLIC_URL is dropped, and REGISTRY_HOST and MAIL_FROM follow it', () => {
  const settings = readSettings({ PUBLIC_URL: 'https://gate.example.com/' })
  expect(settings).toMatchObject({
    PUBLIC_URL: 'https://gate.example.com',
    REGISTRY_HOST: 'gate.example.com',
    MAIL_FROM: 'Gatehouse <gatehouse@gate.example.com>',
  })
})

test('every setting stands in .env.example and in the README', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1])
  expect(named.sort()).toEqual(
    [
      ...new Set([
        ...Object.keys(readSettings({})),
        'OIDC_ISSUER',
        'OIDC_CLIENT_ID',
        'OIDC_CLIENT_SECRET',
        'DATABASE_URL',
        'SMTP_URL',
        'INSTANCE_KEY',
      ]),
    ].sort(),
  )
  const readme = readFileSync('README.md', 'utf8')
  expect(named.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('an identity provider takes its address, name and secret together', () => {
  const provider = { OIDC_ISSUER: 'https://login.example.com/', OIDC_CLIENT_ID: 'g', OIDC_CLIENT_SECRET: 's' }
  expect(readSettings({ ...provider, OIDC_REGISTRATION: 'Example.com, example.org' })).toMatchObject({
    ...{ OIDC_ISSUER: 'https://login.example.com', OIDC_NAME: 'login.example.com' },
    OIDC_REGISTRATION: ['example.com', 'example.org'],
  })
  for (const missing of Object.keys(provider))
    expect(() => readSettings({ ...provider, [missing]: '' })).toThrow(
      'Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none.',
    )
  for (const OIDC_ISSUER of ['login.example.com', 'https://login.example.com?x', 'ftp://login.example.com'])
    expect(() => readSettings({ ...provider, OIDC_ISSUER })).toThrow(/^OIDC_ISSUER is not valid/)
})
