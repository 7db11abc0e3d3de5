import { describe, expect, it } from 'vitest'
import { areOfKind, newService, templateValues, toSend } from '#components/services/service-form-values.ts'

it('a new service begins with the rules of any HTTP service', () => {
  expect(newService('acme').rules).toEqual([
    { methods: 'GET', path: '/', permission: 'read' },
    { methods: '', path: '/', permission: 'write' },
  ])
  expect(templateValues('acme', 'mcp').rules).toEqual([
    { methods: 'GET POST DELETE', path: '/mcp', permission: 'use' },
  ])
})

it('editors have write of an organization’s; of the installation’s, site administrators do', () => {
  const rolesOf = (of: string | null) => templateValues(of, 'maven').permissions.map(({ role }) => role)
  expect(rolesOf('acme')).toEqual(['member', 'editor', 'owner'])
  expect(rolesOf(null)).toEqual(['member', 'owner', 'owner'])
})

it('edited rules and permissions are no longer those of a kind', () => {
  const values = newService(null)
  expect(areOfKind(null, 'http', values)).toBe(true)
  const [first, ...others] = values.rules
  expect(areOfKind(null, 'http', { ...values, rules: [{ ...first!, methods: ' GET ' }, ...others] })).toBe(
    true,
  )
  expect(areOfKind(null, 'http', { ...values, rules: [{ ...first!, path: '/a' }, ...others] })).toBe(false)
  expect(areOfKind(null, 'http', { ...values, permissions: values.permissions.slice(1) })).toBe(false)
})

describe('what is sent', () => {
  it('has each method, however they were parted', () => {
    const rules = [{ methods: ' GET,POST  put ', path: '/', permission: 'read' }]
    const sent = toSend({ rules, permissions: newService('acme').permissions })
    expect(sent.rules).toEqual([{ methods: ['GET', 'POST', 'put'], path: '/', permission: 'read' }])
    expect(sent.permissions).toEqual(newService('acme').permissions)
  })

  it('leaves out empty hosts at the end, and keeps the others where they are', () => {
    const hosts = ['', 'a.example.com', ' ', ''].map((pattern) => ({ pattern }))
    expect(toSend({ hosts }).hosts).toEqual(['', 'a.example.com'])
    expect(toSend({ hosts: [{ pattern: '' }] }).hosts).toEqual([])
  })

  it('has no header where none was typed, and nothing that was not given', () => {
    expect(toSend({ credentialHeader: ' ', credentialQuery: 'api_key' })).toEqual({
      ...{ credentialHeader: null, credentialQuery: 'api_key' },
    })
  })
})
