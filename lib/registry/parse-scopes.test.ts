import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#lib/errors.ts'
import { parseScopes } from '#lib/registry/parse-scopes.ts'

describe('scopes that clients send', () => {
  it.each([
    {
      what: 'what docker asks before a push',
      parameters: ['repository:demo/api:pull,push'],
      expected: [{ type: 'repository', name: 'demo/api', actions: ['pull', 'push'] }],
    },
    {
      what: 'repeated parameters',
      parameters: ['repository:demo/api:pull', 'repository:demo/web:push'],
      expected: [
        { type: 'repository', name: 'demo/api', actions: ['pull'] },
        { type: 'repository', name: 'demo/web', actions: ['push'] },
      ],
    },
    {
      what: 'several in one parameter, with spaces between',
      parameters: ['repository:demo/api:pull  repository:demo/web:pull '],
      expected: [
        { type: 'repository', name: 'demo/api', actions: ['pull'] },
        { type: 'repository', name: 'demo/web', actions: ['pull'] },
      ],
    },
    {
      what: 'a class, which says nothing',
      parameters: ['repository(plugin):demo/api:pull'],
      expected: [{ type: 'repository', name: 'demo/api', actions: ['pull'] }],
    },
    {
      what: 'a name with a port',
      parameters: ['repository:Registry.Example.com:5000/demo/api:pull'],
      expected: [{ type: 'repository', name: 'Registry.Example.com:5000/demo/api', actions: ['pull'] }],
    },
    {
      what: 'the catalog',
      parameters: ['registry:catalog:*'],
      expected: [{ type: 'registry', name: 'catalog', actions: ['*'] }],
    },
    {
      what: 'the same resource twice',
      parameters: ['repository:demo/api:pull', 'repository(image):demo/api:push,pull'],
      expected: [{ type: 'repository', name: 'demo/api', actions: ['pull', 'push'] }],
    },
    {
      what: 'no action at all',
      parameters: ['repository:demo/api:'],
      expected: [{ type: 'repository', name: 'demo/api', actions: [] }],
    },
    {
      what: 'a type and an action that nobody knows',
      parameters: ['artifact:demo/api:fly'],
      expected: [{ type: 'artifact', name: 'demo/api', actions: ['fly'] }],
    },
    {
      what: 'a name of many parts',
      parameters: ['repository:acme/team/app/cache:pull'],
      expected: [{ type: 'repository', name: 'acme/team/app/cache', actions: ['pull'] }],
    },
    {
      what: 'a name of one part among others',
      parameters: ['repository:busybox:pull repository:demo/api:pull'],
      expected: [
        { type: 'repository', name: 'busybox', actions: ['pull'] },
        { type: 'repository', name: 'demo/api', actions: ['pull'] },
      ],
    },
    {
      what: 'every separator of a component',
      parameters: ['repository:d.e/a_b__c---d:pull'],
      expected: [{ type: 'repository', name: 'd.e/a_b__c---d', actions: ['pull'] }],
    },
    { what: 'nothing', parameters: ['', '  '], expected: [] },
  ])('$what', ({ parameters, expected }) => {
    expect(parseScopes(parameters)).toEqual(expected)
  })

  it.each([
    'repository',
    'repository:demo/api',
    ':demo/api:pull',
    'repository::pull',
    'Repository:demo/api:pull',
    'repository():demo/api:pull',
    'repository(plugin:demo/api:pull',
    'repository:Demo:pull',
    'repository:demo/Api:pull',
    'repository:demo//api:pull',
    'repository:/demo:pull',
    'repository:demo/:pull',
    'repository:demo/../api:pull',
    'repository:demo/api..v2:pull',
    'repository:demo/a___b:pull',
    'repository:demo/-api:pull',
    'repository:demo/api:5000/x:pull',
    'repository:demo/api:PULL',
    'repository:demo/api:pull;push',
    'repository:demo/api\n:pull',
    'repository:demo/\u0000:pull',
    'repository:dëmo/api:pull',
    `repository:${'a/'.repeat(200)}a:pull`,
    `repository:demo/api:${'pull,'.repeat(200)}`,
  ])('refuses %j', (scope) => {
    expect(() => parseScopes([scope])).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'invalid',
        message: expect.stringContaining('malformed'),
      }),
    )
  })

  it('refuses names of one part, and says that they are', () => {
    for (const scopes of [
      ['repository:busybox:pull'],
      ['registry:catalog:*', 'repository:busybox:pull,push'],
    ])
      expect(() => parseScopes(scopes)).toThrow(
        expect.objectContaining({
          code: 'invalid',
          message:
            'The repository name "busybox" has only one part. Put its owner\'s name before it, as in "demo/busybox".',
        }),
      )
  })

  it('takes a scope of 512 characters and refuses one of 513', () => {
    const scope = (length: number) => 'repository:demo/api:'.padEnd(length, 'pull,')
    expect(parseScopes([scope(512)])).toHaveLength(1)
    expect(() => parseScopes([scope(513)])).toThrow('malformed')
  })

  it('takes 100 scopes and refuses 101', () => {
    const scopes = (count: number) => Array.from({ length: count }, (_, n) => `repository:demo/r${n}:pull`)
    expect(parseScopes(scopes(100))).toHaveLength(100)
    expect(() => parseScopes(scopes(101))).toThrow('at most 100 scopes')
    expect(() => parseScopes([scopes(101).join(' ')])).toThrow('at most 100 scopes')
  })

  it('counts a scope once, however often it is repeated', () => {
    expect(parseScopes(Array.from({ length: 101 }, () => 'repository:demo/api:pull'))).toHaveLength(1)
  })

  it('does not repeat a long scope in its answer', () => {
    const scope = 'x'.repeat(5_000)
    expect(() => parseScopes([scope])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(scope) }),
    )
  })
})

describe('any text', () => {
  const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8}){0,2}$/)
  const name = fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/'))
  const actions = fc.uniqueArray(fc.constantFrom('pull', 'push', 'delete', '*'), { minLength: 1 })
  const access = fc.record({ type: fc.constantFrom('repository', 'registry'), name, actions })

  it('reads back what was written, however the scopes are spread over parameters', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(access, { selector: (one) => `${one.type}:${one.name}`, maxLength: 20 }),
        fc.boolean(),
        (wanted, joined) => {
          const written = wanted.map((one) => `${one.type}:${one.name}:${one.actions.join(',')}`)
          expect(parseScopes(joined ? [written.join(' ')] : written)).toEqual(wanted)
        },
      ),
    )
  })

  it('is read or refused, quickly and in words, never anything else', () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 2_000 }),
      fc.string({
        unit: fc.constantFrom('a', '-', '_', '.', ':', '/', '*', ',', '(', ')', ' '),
        maxLength: 600,
      }),
      fc.nat(10_000).map((length) => `repository:${'a-'.repeat(length)}:pull`),
      fc.nat(500).map((length) => `repository:${'a'.repeat(length)}${'-'.repeat(length)}!/a:pull`),
    )
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (parameters) => {
        try {
          for (const { type, name, actions } of parseScopes(parameters)) {
            expect(`${type}:${name}:${actions.join(',')}`).toMatch(/^[a-z0-9]+:[\w.:/-]+:[a-z*,]*$/i)
            expect(new Set(actions).size).toBe(actions.length)
          }
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          expect(error.code).toBe('invalid')
          expect(error.message.length).toBeLessThan(200)
        }
      }),
      { numRuns: 500 },
    )
  })
})
