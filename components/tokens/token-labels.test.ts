import { describe, expect, it } from 'vitest'
import { describeAct } from '#components/tokens/describe-act.ts'
import { describeLastUse } from '#components/tokens/describe-last-use.ts'
import { expiresSoon } from '#components/tokens/token-labels.ts'
import type { PublicToken } from '#lib/tokens/public-token.ts'

const now = new Date('2026-11-22T14:00:00Z')
const token: PublicToken<'account'> = {
  id: '0199f5a4-0000-7000-8000-000000000000',
  hint: 'gate_pat_…k3Fq',
  description: 'CI for api',
  permission: 'write',
  repositories: 'all',
  publicRead: false,
  source: 'manual',
  device: null,
  reason: null,
  workload: null,
  runUrl: null,
  createdBy: null,
  creatorAddress: null,
  creatorAgent: null,
  status: 'active',
  createdAt: new Date('2026-11-01T00:00:00Z'),
  expiresAt: null,
  expiresAtSent: null,
  scopesSent: null,
  lastUse: null,
  rotatedAt: null,
  oldSecret: null,
  lastRefusal: null,
  expiredUse: null,
  services: [],
}

it('warns under seven days, but not of what has happened or never will', () => {
  const expiring = (text: string) => ({ ...token, expiresAt: new Date(text) })
  expect(expiresSoon(expiring('2026-11-29T13:59:59Z'), now)).toBe(true)
  expect(expiresSoon(expiring('2026-11-29T14:00:00Z'), now)).toBe(false)
  expect(expiresSoon({ ...expiring('2026-11-20T00:00:00Z'), status: 'expired' }, now)).toBe(false)
  expect(expiresSoon(token, now)).toBe(false)
})

describe('before deletion', () => {
  it('says when, from where and with what the token was last used', () => {
    const at = new Date('2026-11-22T13:56:00Z')
    const used = (address: string | null, client: string | null) =>
      describeLastUse({ ...token, lastUse: { at, address, client, action: null } }, now)
    expect(used('192.0.2.7', 'skopeo')).toBe(
      'Last used 4 min ago (22 Nov 2026, 13:56 UTC) from 192.0.2.7 with skopeo.',
    )
    expect(used(null, null)).toBe('Last used 4 min ago (22 Nov 2026, 13:56 UTC).')
    expect(describeLastUse(token, now)).toBe('It was never used.')
  })

  it('speaks of jobs that fail only where one can', () => {
    const deletion = (count: number, works: boolean) =>
      describeAct('delete', { count, works, canReactivate: true })
    expect(deletion(1, true)).toBe("Jobs that use it will fail from the next request. This can't be undone.")
    expect(deletion(2, true)).toBe(
      "Jobs that use them will fail from the next request. This can't be undone.",
    )
    expect(deletion(1, false)).toBe("It can't be used now, so no job will notice. This can't be undone.")
  })
})

it('says whether a deactivation can be undone', () => {
  const deactivation = (canReactivate: boolean) =>
    describeAct('deactivate', { count: 2, works: true, canReactivate })
  expect(deactivation(true)).toBe(
    'Jobs that use them will fail from the next request. You can activate them again.',
  )
  expect(deactivation(false)).toContain("They can't be activated again")
})
