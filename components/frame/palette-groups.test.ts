import { expect, it } from 'vitest'
import { paletteGroups, type PalettePlace } from '#components/frame/palette-groups.ts'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'

const organization: OwnOrganization = {
  ...{ id: '1', name: 'acme', displayName: 'Acme Works', plan: 'team', createdAt: new Date(0) },
  ...{ role: 'owner', isCompanyOwner: false, lacksSecondFactor: false },
}
const nothing = { found: null, by: '' }
const found = {
  organizations: [],
  tokens: [
    {
      id: '7',
      name: 'CI',
      hint: 'gate_pat_…k3Fq',
      owner: { kind: 'account' as const },
      status: 'expired' as const,
    },
  ],
  repositories: [{ namespace: 'acme', name: 'web' }],
}

const shown = (
  place: Partial<PalettePlace>,
  text: string,
  of: Parameters<typeof paletteGroups>[2] = nothing,
) =>
  paletteGroups({ isSiteAdministrator: false, ...place }, text, of).flatMap(({ heading, entries }) =>
    entries.map(({ label, note, href }) => [heading, label, note ?? '', href]),
  )

it('finds a page by every word, in its name, beside it, or meaning the same', () => {
  expect(shown({ organization }, 'works memb')).toEqual([
    ['Pages', 'Members', 'Acme Works', '/organizations/acme/members'],
  ])
  expect(shown({}, 'audit')).toEqual([['Pages', 'Activity', 'Account', '/account/activity']])
})

it('offers what the role may do, and no more', () => {
  const labels = (role: 'owner' | 'editor' | 'member') =>
    shown({ organization: { ...organization, role } }, 'acme').map(([, label]) => label)
  expect(labels('owner')).toContain('Invite people')
  expect(labels('editor')).not.toContain('Invite people')
  expect(labels('editor')).toContain('New repository')
  expect(labels('member')).toEqual(['Overview', 'Members', 'Groups', 'Repositories'])
})

it('shows the site to its administrators alone', () => {
  expect(shown({}, 'jobs')).toEqual([])
  expect(shown({ isSiteAdministrator: true }, 'jobs')).toEqual([['Pages', 'Jobs', 'Site', '/site/jobs']])
})

it('shows what the server found, with what tells it apart', () => {
  expect(shown({}, 'zz', { found, by: 'zz' })).toEqual([
    ['Access tokens', 'CI', 'gate_pat_…k3Fq · expired', '/account/security/7'],
    ['Repositories', 'acme/web', '', '/repositories/acme/web'],
  ])
})

it('keeps of what was found for other words only what fits', () => {
  expect(shown({}, 'web', { found, by: 'w' }).map(([, label]) => label)).toEqual(['acme/web'])
  expect(shown({}, '', { found, by: 'w' }).map(([heading]) => heading)).not.toContain('Repositories')
})
