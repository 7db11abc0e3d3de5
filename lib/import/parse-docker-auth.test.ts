import { describe, expect, it } from 'vitest'
import { parseDockerAuth } from '#lib/import/parse-docker-auth.ts'

const hash = '$2y$05$LO.vzwpWC5LZGqThvEfznu8qhb5SGqvBSWY1J3yZ4AxtMRZ3kN5jC'
const parse = (text: string, twoPartNames = false) => parseDockerAuth(text, { twoPartNames })

/** What a list of rules becomes, without the words of refusals. */
function acl(rules: string, { twoPartNames = false, users = '' } = {}) {
  return parse(`${users}acl:\n${rules}`, twoPartNames).map((item): unknown => {
    if ('want' in item) return item.want
    return 'already' in item ? 'already' : item.reason
  })
}

describe('users', () => {
  it('become accounts with their bcrypt hashes, each with its line', () => {
    const text = `server:\n  addr: ":5001"\nusers:\n  "alice":\n    password: "${hash}"\n  bob: { password: "${hash}" }\n`
    expect(parse(text)).toEqual([
      { line: 5, source: 'user alice', want: { make: 'account', username: 'alice', passwordHash: hash } },
      { line: 6, source: 'user bob', want: { make: 'account', username: 'bob', passwordHash: hash } },
    ])
  })

  it('without a password, without a name, with labels or of another source say what becomes of those', () => {
    const text = `users:\n  "": {}\n  open: {}\n  carl:\n    password: "${hash}"\n    labels: { team: [a] }\nldap_auth:\n  addr: x\n`
    expect(parse(text)).toMatchObject([
      { line: 2, reason: /admits everybody/ },
      { line: 3, reason: /no password/ },
      { line: 5, want: { make: 'account', username: 'carl' } },
      { line: 6, reason: 'Accounts have no labels.' },
      { line: 7, source: 'ldap_auth' },
    ])
  })

  it('with a hash that can’t be checked, or costs too much, become accounts without it', () => {
    for (const [given, reason] of [
      [hash.replace('$05$', '$31$'), /cost is 31/],
      [hash.replace('$05$', '$13$'), /cost is 13/],
      [hash.replace('$05$', '$03$'), /below 4/],
      [hash.slice(0, -1), /malformed bcrypt/],
      [hash.replace('2y', '2x'), /known error/],
      ['secret', /no bcrypt hash/],
    ] as const) {
      expect(parse(`users:\n  alice:\n    password: '${given}'\n`)).toMatchObject([
        { line: 3, want: { username: 'alice', passwordHash: null } },
        { line: 3, source: 'password of alice', reason },
      ])
    }
  })
})

describe('a rule', () => {
  it.each<[string, unknown[]]>([
    ['{ match: {account: alice, name: acme/web}, actions: [pull] }', [access('read')]],
    [
      '{ match: {account: alice, name: acme/web, type: repository}, actions: [pull, push] }',
      [access('write')],
    ],
    ['{ match: {account: "/^alice$/", name: "/^acme\\/web$/"}, actions: [pull] }', [access('read')]],
    ['{ match: {account: alice, name: acme/web}, actions: ["*"] }', [access('write'), /Deleting images/]],
    [
      '{ match: {account: alice, name: acme/web}, actions: [pull, delete] }',
      [access('read'), /Deleting images/],
    ],
    ['{ match: {account: alice, name: acme/web}, actions: [pull, fly] }', [access('read'), /no action fly/]],
    ['{ match: {account: alice, name: acme/web}, actions: [push] }', [/Pushing takes pulling/]],
    ['{ match: {account: alice, name: acme/web}, actions: [] }', [/allows nothing/]],
    ['{ match: {account: alice, name: "/^acme\\/.+$/"}, actions: [pull, push] }', [editor]],
    ['{ match: {account: alice, name: "/^acme//"}, actions: [push, pull] }', [editor]],
    ['{ match: {account: alice, name: "/^acme\\/.+$/"}, actions: [pull] }', [/No role only pulls/]],
    ['{ match: {account: alice, name: "/acme\\/.+/"}, actions: [pull, push] }', [/pattern/]],
    ['{ match: {account: alice, name: "/^ac.me\\/.+$/"}, actions: [pull, push] }', [/pattern/]],
    ['{ match: {account: alice, name: "acme/*"}, actions: [pull, push] }', [/pattern/]],
    ['{ match: {account: alice, name: "acme/w?b"}, actions: [pull] }', [/pattern/]],
    ['{ match: {account: alice, name: "*/*"}, actions: [pull] }', [/pattern/]],
    ['{ match: {account: alice, name: "alice/*"}, actions: ["*"] }', ['already']],
    ['{ match: {account: alice, name: "${account}/web"}, actions: [pull] }', [access('read', 'alice/web')]],
    ['{ match: {account: "/.+/", name: "${account}/*"}, actions: ["*"] }', ['already']],
    ['{ match: {account: "/.+/", name: "${account}/*"}, actions: [pull] }', [/which is more/]],
    ['{ match: {account: admin}, actions: ["*"] }', [/everybody’s repositories/]],
    ['{ match: {account: "/.+/", name: acme/web}, actions: [pull] }', [/all accounts/]],
    ['{ match: {name: acme/web}, actions: [pull] }', [/all accounts/]],
    ['{ match: {account: "al*", name: acme/web}, actions: [pull] }', [/all accounts/]],
    ['{ match: {account: alice, type: registry, name: catalog}, actions: ["*"] }', [/no registry/]],
    ['{ match: {account: alice, type: "rep*", name: acme/web}, actions: [pull] }', [/type is a pattern/]],
    ['{ match: {account: alice, name: acme/web, ip: 10.0.0.0/8}, actions: [pull] }', [/by ip/]],
    ['{ match: {account: alice, name: acme/web, labels: {a: b}}, actions: [pull] }', [/by labels/]],
    ['{ match: {account: alice, name: acme/web, service: other}, actions: [pull] }', [/by service/]],
    ['{ match: {account: alice, name: "acme/${labels:team}"}, actions: [pull] }', [/pattern/]],
  ])('%s', (rule, expected) => {
    const found = acl(`  - ${rule}\n`)
    expect(found).toHaveLength(expected.length)
    found.forEach((one, place) => {
      const wanted = expected[place]
      if (wanted instanceof RegExp) expect(one).toMatch(wanted)
      else expect(one).toEqual(wanted)
    })
  })

  it('names several accounts one by one', () => {
    const found = acl('  - { match: {account: "/^(alice|bob)$/", name: acme/web}, actions: [pull] }\n')
    expect(found).toEqual([access('read'), { ...access('read'), username: 'bob' }])
  })

  it('with a glob is for everything below a name only when somebody says that names have two parts', () => {
    const rule = '  - { match: {account: alice, name: "acme/*"}, actions: [pull, push] }\n'
    expect(acl(rule, { twoPartNames: true })).toEqual([editor])
    expect(acl(rule)).toEqual([expect.stringMatching(/pattern/)])
  })

  it('for everybody makes a public repository only where a name is no condition', () => {
    const rule = '  - { match: {name: acme/web}, actions: [pull] }\n'
    const users = 'users:\n  "": {}\n'
    expect(acl(rule, { users })).toContainEqual({ make: 'public_repository', repository: 'acme/web' })
    expect(acl(rule, { users: 'users:\n  "": { password: x }\n' })).not.toContainEqual(
      expect.objectContaining({ make: 'public_repository' }),
    )
    const first = '  - { match: {account: "al*", name: "acme/*"}, actions: [push] }\n'
    expect(acl(first + rule, { users })).not.toContainEqual(
      expect.objectContaining({ make: 'public_repository' }),
    )
  })

  it.each([
    ['{ match: {account: alice}, actions: [] }'],
    ['{ match: {name: "acme/*"}, actions: [pull] }'],
    ['{ match: {account: "/.+/", name: "/web/"}, actions: [pull] }'],
    ['{ match: {name: "${labels:team}/web"}, actions: [pull] }'],
    ['{ match: {ip: 10.0.0.1}, actions: [] }'],
    ['{ match: {account: "[a-z]*"}, actions: [push] }'],
  ])('is not given where an earlier one may allow less: %s', (first) => {
    const second = '{ match: {account: alice, name: acme/web}, actions: [pull, push] }'
    const found = acl(`  - ${first}\n  - ${second}\n`)
    expect(found.at(-1)).toBe('The rule on line 2 comes first, and may allow less.')
    expect(found).not.toContainEqual(expect.objectContaining({ make: 'access' }))
  })

  it.each([
    ['{ match: {account: bob}, actions: [] }'],
    ['{ match: {account: alice, name: "other/*"}, actions: [] }'],
    ['{ match: {account: alice, name: "acme/api"}, actions: [] }'],
    ['{ match: {account: "/.+/", name: "${account}/*"}, actions: [pull] }'],
    ['{ match: {account: alice, name: "acme/*"}, actions: [pull, push, delete] }'],
    ['{ match: {account: alice, type: registry}, actions: [] }'],
  ])('is given where an earlier one is about something else, or allows as much: %s', (first) => {
    const second = '{ match: {account: alice, name: acme/web}, actions: [pull, push] }'
    expect(acl(`  - ${first}\n  - ${second}\n`)).toContainEqual(access('write'))
  })

  it('about all of an organization is not given where one repository of it has less', () => {
    const less = '{ match: {account: alice, name: acme/web}, actions: [pull] }'
    const all = '{ match: {account: alice, name: "/^acme\\/.+$/"}, actions: [pull, push] }'
    expect(acl(`  - ${less}\n  - ${all}\n`)).toEqual([access('read'), expect.stringMatching(/line 2/)])
    expect(acl(`  - ${all}\n  - ${less}\n`)).toEqual([editor, access('read')])
  })
})

function access(level: 'read' | 'write', repository = 'acme/web') {
  return { make: 'access', username: 'alice', repository, access: level }
}
const editor = { make: 'editor', username: 'alice', organization: 'acme' }
