import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Want } from '#lib/import/import-item.ts'
import { parseDockerAuth } from '#lib/import/parse-docker-auth.ts'

/** Ours are the accounts of the file; the empty one is who has not signed in. */
const accounts = ['', 'alice', 'bob']
const names = [
  'acme/web',
  'acme/api',
  'acme/team/app',
  'alice/web',
  'acmes/web',
  'other/web',
  'acme.io/web',
  'acmexio/web',
]
const actions = ['pull', 'push', 'delete'] as const
type Action = (typeof actions)[number]

const accountPatterns = ['alice', 'bob', 'al*', '*', '/.+/', '/^(alice|bob)$/', '/^alice$/', '/b/', '']
const namePatterns = [
  ...[
    'acme/web',
    'acme/*',
    'acme/**',
    '*/*',
    '*/web',
    '${account}/*',
    'acme/${account}',
    'acme/w?b',
    'a*/web',
  ],
  ...[
    '/^acme//',
    '/^acme\\/.+$/',
    '/^acme\\/.*$/',
    '/acme/',
    '/^acme\\/web$/',
    '/^acme.io\\/.*$/',
    '/^acme/',
  ],
  ...['/^acme\\.io\\/.*$/', '/^${account}\\/.*$/', 'acme.io/*', '/(/'],
]

type Rule = {
  account?: string | undefined
  name?: string | undefined
  type?: string | undefined
  actions: string[]
}

const rule: fc.Arbitrary<Rule> = fc.record({
  account: fc.option(fc.constantFrom(...accountPatterns), { nil: undefined }),
  name: fc.option(fc.constantFrom(...namePatterns), { nil: undefined }),
  type: fc.constantFrom(undefined, undefined, 'repository', 'registry'),
  actions: fc
    .oneof(fc.constant(['*']), fc.uniqueArray(fc.constantFrom(...actions)))
    .map((words): string[] => [...words]),
})

/** docker_auth's `matchString` and `Authorize`, written down once more, by JavaScript's own regular expressions. */
function matchString(pattern: string | undefined, value: string, account: string): boolean {
  if (pattern === undefined) return true
  const said = pattern.replaceAll('${account}', () => account)
  try {
    if (said.length > 2 && said.startsWith('/') && said.endsWith('/'))
      return new RegExp(said.slice(1, -1)).test(value)
  } catch {
    return false
  }
  const glob = said.replaceAll('.', '\\.').replaceAll('*', '[^/]*').replaceAll('?', '[^/]')
  return new RegExp(`^${glob}$`).test(value)
}

function allowedThere(rules: Rule[], account: string, name: string, action: Action): boolean {
  const first = rules.find(
    (each) =>
      matchString(each.account, account, account) &&
      matchString(each.type, 'repository', account) &&
      matchString(each.name, name, account),
  )
  return first !== undefined && (first.actions.includes('*') || first.actions.includes(action))
}

function givenHere(wants: Want[], account: string, name: string): Action[] {
  return wants.flatMap((want): Action[] => {
    if (want.make === 'public_repository') return want.repository === name ? ['pull'] : []
    if (!('username' in want) || want.username !== account) return []
    if (want.make === 'editor') return name.startsWith(`${want.organization}/`) ? ['pull', 'push'] : []
    if (want.make !== 'access' || want.repository !== name) return []
    return want.access === 'write' ? ['pull', 'push'] : ['pull']
  })
}

it.each([false, true])(
  'whatever the rules are, nobody gets more than they had (two-part names: %s)',
  (twoPartNames) => {
    let given = 0
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), fc.boolean(), (rules, isOpen) => {
        const acl = rules
          .map(({ actions, ...match }) => `  - ${JSON.stringify({ match, actions })}`)
          .join('\n')
        const text = `${isOpen ? 'users: { "": {} }\n' : ''}acl:\n${acl}\n`
        const wants = parseDockerAuth(text, { twoPartNames }).flatMap((item) =>
          'want' in item ? [item.want] : [],
        )
        for (const account of accounts) {
          for (const name of names.filter((each) => !twoPartNames || each.split('/').length === 2)) {
            for (const action of givenHere(wants, account, name)) {
              given++
              const isIn = account !== '' || isOpen
              expect([account, name, action, isIn && allowedThere(rules, account, name, action)]).toEqual([
                ...[account, name, action],
                true,
              ])
            }
          }
        }
      }),
      { numRuns: 3_000 },
    )
    expect(given).toBeGreaterThan(500)
  },
)
