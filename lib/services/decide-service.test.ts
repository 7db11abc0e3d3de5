import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideService } from '#lib/services/decide-service.ts'
import { matchesPath } from '#lib/services/matches-path.ts'
import { servicePolicy } from '#lib/services/schema.ts'

describe('a path that a rule is for', () => {
  it.each([
    ['/', '/', true],
    ['/', '/a/b', true],
    ['/api/', '/api/', true],
    ['/api/', '/api/v1/x', true],
    ['/api/', '/api', true],
    ['/api', '/api/v1', true],
    ['/api', '/api', true],
    ['/api', '/apis', false],
    ['/api/', '/apis/x', false],
    ['/api/', '/API/x', false],
    ['/api/', '/', false],
    ['/a.b', '/axb', false],
    ['/*', '/x', true],
    ['/*', '/x/y', false],
    ['/*/-/*.tgz', '/left-pad/-/left-pad-1.3.0.tgz', true],
    ['/*/-/*.tgz', '/left-pad/-/left-pad-1.3.0.zip', false],
    ['/*/-/*.tgz', '/@scope/left-pad/-/left-pad-1.3.0.tgz', false],
    ['/**/-/*.tgz', '/@scope/left-pad/-/left-pad-1.3.0.tgz', true],
    ['/**', '/', true],
    ['/**', '/a/b/c', true],
    ['/files/**', '/files', true],
    ['/files/**', '/files/a/b', true],
    ['/files/**', '/filesystem', false],
    ['/a/**/z', '/a/z', true],
    ['/a/**/z', '/a/b/c/z', true],
    ['/a/**/z', '/a/b/c/z/d', false],
    ['/a/**/b/**/c', '/a/b/b/x/c', true],
    ['/a*c', '/abbbc', true],
    ['/a*c', '/ac', true],
    ['/a*b*c', '/axbxbxc', true],
    ['/a*c', '/abcd', false],
  ])('%s and %s: %s', (rule, path, expected) => {
    expect(matchesPath(rule, path)).toBe(expected)
  })

  it('is found as a regular expression finds it', () => {
    const letters = fc.constantFrom('a', 'b')
    const part = fc.array(fc.oneof(letters, fc.constant('*')), { maxLength: 4 }).map((all) => all.join(''))
    const rulePart = fc.oneof(
      { weight: 3, arbitrary: part.filter((text) => !text.includes('**')) },
      fc.constant('**'),
    )
    const rules = fc
      .array(rulePart, { minLength: 1, maxLength: 5 })
      .map((parts) => `/${parts.join('/')}`)
      .filter((rule) => rule.includes('*'))
    const paths = fc
      .array(
        fc.array(letters, { maxLength: 4 }).map((all) => all.join('')),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => `/${parts.join('/')}`)
    fc.assert(
      fc.property(rules, paths, (rule, path) => {
        expect(matchesPath(rule, path)).toBe(expressionOf(rule).test(path))
      }),
      { numRuns: 5000 },
    )
  })

  it('is found soon, however much it repeats', () => {
    const start = performance.now()
    matchesPath(`/${'**/a*a*a/'.repeat(20)}b`, `/${'aaaa/'.repeat(1600)}c`)
    expect(performance.now() - start).toBeLessThan(100)
  })

  it('is found soon among as many rules as there can be, each a star and much of the same letter', () => {
    const rules = Array.from({ length: servicePolicy.rulesMax }, () => {
      return { methods: [], path: `/*${'a'.repeat(servicePolicy.pathMax - 3)}b`, permission: 'read' }
    })
    const start = performance.now()
    expect(decideService({ rules }, { method: 'GET', path: `/${'a'.repeat(2000)}` })).toBeNull()
    expect(performance.now() - start).toBeLessThan(100)
  })
})

/** A part that is `**` takes its slash with it. */
function expressionOf(rule: string): RegExp {
  const parts = rule.slice(1).split('/')
  const source = parts.map((part) => (part === '**' ? '(?:/[^/]*)*' : `/${part.replaceAll('*', '[^/]*')}`))
  return new RegExp(`^${source.join('')}$`)
}

describe('a request', () => {
  const rules = [
    { methods: ['GET'], path: '/-/ping', permission: 'ping' },
    { methods: ['PUT', 'DELETE'], path: '/', permission: 'write' },
    { methods: ['GET'], path: '/', permission: 'read' },
    { methods: [], path: '/-/admin/**', permission: 'admin' },
  ]
  const decide = (method: string, path: string) => decideService({ rules }, { method, path })

  it('is decided by the first line that is for it', () => {
    expect(decide('GET', '/-/ping')).toEqual({ permission: 'ping', line: 0 })
    expect(decide('PUT', '/-/ping')).toEqual({ permission: 'write', line: 1 })
    expect(decide('GET', '/-/admin/x')).toEqual({ permission: 'read', line: 2 })
    expect(decide('POST', '/-/admin/x')).toEqual({ permission: 'admin', line: 3 })
  })

  it('is refused where no line is for it', () => {
    expect(decide('POST', '/left-pad')).toBeNull()
    expect(decideService({ rules: [] }, { method: 'GET', path: '/' })).toBeNull()
  })

  it('is as GET if it is HEAD, unless HEAD has a line before', () => {
    expect(decide('HEAD', '/x')).toEqual({ permission: 'read', line: 2 })
    const own = [{ methods: ['HEAD'], path: '/', permission: 'look' }, ...rules]
    expect(decideService({ rules: own }, { method: 'HEAD', path: '/x' })).toMatchObject({ line: 0 })
  })

  it('of a method that only looks like one is refused by every line', () => {
    for (const method of ['get', 'Put', 'PUT ', '', 'GET\n', 'DELETÉ', '*'])
      expect(decide(method, '/-/admin/x')).toBeNull()
  })
})
