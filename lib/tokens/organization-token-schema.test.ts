import { describe, expect, it, vi } from 'vitest'
import type { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { day, second } from '#lib/time.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { createTokenSchema, updateTokenSchema } from '#lib/tokens/schema.ts'

const now = new Date('2026-11-25T12:00:00.000Z')
const id = '01936d2e-0000-7000-8000-000000000001'
const plain = {
  label: 'CI',
  description: '',
  expiresAt: null,
  publicRead: true,
  repositories: { all: null, chosen: [] },
  scopes: [],
}

/** The parsed value, or the messages by field. */
function read(wrong: object, maxTokenDays: number | null = null): unknown {
  try {
    return parse(createTokenSchema('organization', maxTokenDays), { ...plain, ...wrong })
  } catch (error) {
    return (error as AppError).fields
  }
}

describe('scopes', () => {
  it.each([
    [['scope-member-edit'], ['scope-member-edit', 'scope-member-read']],
    [['scope-member-read'], ['scope-member-read']],
    [
      ['scope-group-read', 'scope-group-edit', 'scope-invite-edit'],
      ['scope-group-read', 'scope-group-edit', 'scope-invite-edit', 'scope-invite-read'],
    ],
    [['scope-invite-read', 'scope-invite-read'], ['scope-invite-read']],
  ])('%j holds %j: each once, and read with edit', (scopes, stored) => {
    expect(read({ scopes })).toMatchObject({ scopes: stored })
  })

  it.each([[['scope-image-pull']], [['scope-token-edit']], [['member.edit']], ['scope-member-read'], [null]])(
    '%j are none',
    (scopes) => {
      const [message] = Object.values(read({ scopes }) as Record<string, string>)
      expect(message).toBe('Choose what the token manages from the list.')
    },
  )
})

describe('a token that may do nothing', () => {
  const nothing = { ...plain, publicRead: false }
  const message = 'Choose at least one repository or organization permission.'

  it('is refused, made or edited', () => {
    expect(read(nothing)).toEqual({ repositories: message })
    const saved = updateTokenSchema('organization').safeParse({ ...nothing, services: [], id })
    expect(saved.error?.issues.map((issue) => issue.message)).toEqual([message])
  })

  it.each([
    { publicRead: true },
    { repositories: { all: 'pull', chosen: [] } },
    { repositories: { all: null, chosen: [{ id, access: 'push' }] } },
    { scopes: ['scope-member-read'] },
  ])('is not one with %j', (granted) => {
    expect(read({ ...nothing, ...granted })).toMatchObject({ label: 'CI', ...granted })
  })
})

describe('an expiration', () => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  const at = (offset: number) => new Date(now.getTime() + offset).toISOString()
  const beyond = (days: string) => ({
    expiresAt: expect.stringContaining(`within ${days},`),
  })

  it('may be the organization’s maximum exactly, and not a millisecond more', () => {
    expect(read({ expiresAt: at(90 * day) }, 90)).toMatchObject({ expiresAt: '2027-02-23T12:00:00.000Z' })
    expect(read({ expiresAt: at(90 * day + 1) }, 90)).toEqual(beyond('90 days'))
    expect(read({ expiresAt: at(1 * day + second) }, 1)).toEqual(beyond('1 day'))
  })

  it('has to be where there is a maximum', () => {
    expect(read({ expiresAt: null }, 365)).toEqual(beyond('365 days'))
    expect(read({ expiresAt: null }, null)).toMatchObject({ expiresAt: null })
  })

  it.each([undefined, '', 0, new Date()])('%j is none, and never means "no expiration"', (expiresAt) => {
    const message = 'Choose when the token expires, or no expiration.'
    for (const maximum of [null, 90]) expect(read({ expiresAt }, maximum)).toEqual({ expiresAt: message })
  })

  it.each(['2027-01-01', '2027-02-30T10:00:00Z', '2027-01-01T10:00:00', '1798761600', 'tomorrow'])(
    '%j is told the form that a time has',
    (expiresAt) => {
      const message = 'Write the time in RFC 3339 with its zone, as in 2030-12-31T12:00:00Z.'
      for (const maximum of [null, 90]) expect(read({ expiresAt }, maximum)).toEqual({ expiresAt: message })
    },
  )

  it('that has passed is refused', () => {
    expect(read({ expiresAt: at(0) })).toEqual({ expiresAt: 'Choose a time in the future.' })
  })
})

describe('what is malformed is named', () => {
  const other = '01936d2e-0000-7000-8000-000000000002'
  const chosen = (...all: unknown[]) => ({ repositories: { all: null, chosen: all } })
  const many = Array.from({ length: 51 }, () => ({ id: crypto.randomUUID(), access: 'pull' }))

  it.each<[object, string, string]>([
    [{ label: undefined }, 'label', 'Enter a label.'],
    [{ label: ' \u200b ' }, 'label', 'Leave out control characters, invisible ones and line breaks.'],
    [{ label: 'a'.repeat(101) }, 'label', 'Use 100 characters or fewer.'],
    [{ label: 'a\0b' }, 'label', 'Leave out control characters, invisible ones and line breaks.'],
    [{ description: 'a'.repeat(201) }, 'description', 'Use 200 characters or fewer.'],
    [{ description: null }, 'description', 'Enter a description, or leave it empty.'],
    [{ publicRead: 'yes' }, 'publicRead', 'Choose whether the token reads public repositories.'],
    [{ repositories: 'all' }, 'repositories', 'Choose repositories from the list.'],
    [{ repositories: { all: 'admin', chosen: [] } }, 'repositories.all', 'Choose Image Pull or Image Push.'],
    [chosen({ id: 'x', access: 'pull' }), 'repositories.chosen.0.id', 'Choose a repository from the list.'],
    [chosen({ id }), 'repositories.chosen.0.access', 'Choose Image Pull or Image Push.'],
    [chosen({ id, access: 'delete' }), 'repositories.chosen.0.access', 'Choose Image Pull or Image Push.'],
    [
      chosen({ id, access: 'pull' }, { id: id.toUpperCase(), access: 'push' }),
      'repositories.chosen',
      'Choose each repository once.',
    ],
    [chosen(...many), 'repositories.chosen', 'Choose at most 50 repositories.'],
    [{ scopes: ['root'] }, 'scopes.0', 'Choose what the token manages from the list.'],
    [{ scopes: Array(15).fill('root') }, 'scopes', 'Choose each permission once.'],
  ])('%j', (wrong, field, message) => {
    expect(read(wrong)).toEqual({ [field]: message })
  })

  it('while the most that is allowed passes', () => {
    const most = { label: 'a'.repeat(100), description: 'b'.repeat(200), ...chosen(...many.slice(1)) }
    expect(read(most)).toMatchObject(most)
    expect(read(chosen({ id, access: 'pull' }, { id: other, access: 'push' }))).toHaveProperty('label')
  })
})

it('a link to a list never breaks', () => {
  const standard = {
    q: '',
    status: null,
    attention: null,
    access: null,
    workload: null,
    sort: 'created',
    order: 'desc',
    page: 1,
  }
  const nonsense = { q: ['x'], status: 'gone', access: 'root', workload: 'x' }
  const disorder = { sort: 'secret_hash', order: 'up', page: '-1' }
  expect(tokenQuerySchemas.organization.parse({})).toEqual(standard)
  expect(tokenQuerySchemas.organization.parse({ ...nonsense, ...disorder })).toEqual(standard)
})
