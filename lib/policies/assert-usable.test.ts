import { describe, expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { assertUsable } from '#lib/policies/assert-usable.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

const now = new Date('2026-11-28T14:00:00Z')
const context = { address: '192.0.2.1', userAgent: undefined, door: 'registry', now } as const
const columns = {
  ...{ id: '1', hint: 'gate_pat_…k3Fq', retiredSecretId: null, isRotating: false },
  ...{ allRepositories: true, neverUsed: false },
}
const states = {
  usable: { isActive: true, expiresAt: null },
  'usable for a moment': { isActive: true, expiresAt: new Date(now.getTime() + 1) },
  expired: { isActive: true, expiresAt: now },
  inactive: { isActive: false, expiresAt: null },
  'of a suspended account': { isActive: true, expiresAt: null, isSuspended: true },
  'expired and inactive': { isActive: false, expiresAt: new Date('2026-01-02T03:04:05Z') },
}
type State = keyof typeof states

const personal = (state: State): FoundToken => ({
  ...columns,
  isSuspended: false,
  ...states[state],
  accountId: 'a',
  username: 'demo',
  email: 'demo@example.com',
  description: 'Test',
  permission: 'read',
  publicRead: false,
})
const ofOrganization = (state: State, plan: 'free' | 'team'): FoundToken => ({
  ...columns,
  ...states[state],
  accountId: null,
  organizationId: 'o',
  organizationName: 'acme',
  plan,
  label: 'Test',
  scopes: [],
  publicRead: true,
  ...{ allPush: false, pullPrefixes: [], pushPrefixes: [], workloadId: null },
})

function refusalOf(token: FoundToken): string | null {
  try {
    assertUsable(token, context)
    return null
  } catch (error) {
    expect(error).toMatchObject({ name: 'AppError', code: 'unauthenticated' })
    return (error as Error).message.replaceAll(env.PUBLIC_URL, '')
  }
}

describe('a personal token may be used unless', () => {
  it.each<[State, string | null]>([
    ['usable', null],
    ['usable for a moment', null],
    ['expired', 'This access token expired on 2026-11-28 14:00 UTC. Create a new one at /account/security'],
    [
      'of a suspended account',
      'The account of this access token is suspended. Ask a site administrator to restore it.',
    ],
    ['inactive', 'This access token is deactivated. Activate it, or use another: /account/security'],
    [
      'expired and inactive',
      'This access token expired on 2026-01-02 03:04 UTC. Create a new one at /account/security',
    ],
  ])('%s', (state, refusal) => expect(refusalOf(personal(state))).toBe(refusal))
})

describe("an organization's token may be used unless", () => {
  const page = '/organizations/acme/access-tokens'
  const remedy = `An owner of acme can create a new one at ${page}`
  const free = `Organization access tokens need the Team or Business plan; acme is on the Free plan. See ${page}`

  it.each<[State, 'free' | 'team', string | null]>([
    ['usable', 'team', null],
    ['expired', 'team', `This access token expired on 2026-11-28 14:00 UTC. ${remedy}`],
    ['inactive', 'team', `This access token is deactivated. ${remedy}`],
    ['usable', 'free', free],
    ['expired and inactive', 'free', free],
  ])('%s, of an organization on %s', (state, plan, refusal) =>
    expect(refusalOf(ofOrganization(state, plan))).toBe(refusal),
  )
})
