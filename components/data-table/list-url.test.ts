import { expect, it } from 'vitest'
import { listUrl } from '#components/data-table/list-url.ts'
import { repositoriesTable } from '#components/repositories/repositories-table.tsx'
import { organizationTokensTable } from '#components/tokens/organization-tokens-table.tsx'
import { personalTokensTable } from '#components/tokens/personal-tokens-table.tsx'
import { repositoryQuerySchema, type RepositoryQuery } from '#lib/repositories/schema.ts'
import type { TokenQuery } from '#lib/tokens/list-schema.ts'

const plain: TokenQuery<'account'> = {
  q: '',
  status: null,
  attention: null,
  source: null,
  sort: 'created',
  order: 'desc',
  page: 1,
}
const tokens = (query: Partial<TokenQuery<'account'>> = {}) =>
  listUrl(personalTokensTable, { path: '/account/security', query: { ...plain, ...query } })

const organizationTokens = (query: Partial<TokenQuery<'organization'>> = {}) =>
  listUrl(organizationTokensTable, {
    path: '/organizations/acme/access-tokens',
    query: {
      ...{ q: '', status: null, attention: null, access: null, workload: null },
      ...{ sort: 'created', order: 'desc', page: 1 },
      ...query,
    },
  })

const allRepositories: RepositoryQuery = {
  ...{ q: '', visibility: null, owner: null },
  ...{ sort: 'name', order: 'asc', page: 1 },
}
const repositories = (query: Partial<RepositoryQuery> = {}) =>
  listUrl(repositoriesTable, { path: '/repositories', query: { ...allRepositories, ...query } })

it('names only what differs from the plain list', () => {
  expect(tokens().href({})).toBe('/account/security')
  expect(tokens().href({ q: 'a b&c', status: 'active' })).toBe('/account/security?q=a+b%26c&status=active')
  expect(repositories().href({ q: 'a/b', owner: 'mine' })).toBe('/repositories?q=a%2Fb&owner=mine')
})

it('goes back to the first page when the filter changes, and keeps the filter when the page does', () => {
  const third = tokens({ q: 'ci', page: 3 })
  expect(third.href({ source: 'auto' })).toBe('/account/security?q=ci&source=auto')
  expect(third.href({ page: 4 })).toBe('/account/security?q=ci&page=4')
  expect(third.href({ q: '' })).toBe('/account/security')
})

it('is read back as it was', () => {
  const query = { q: '50% & more', visibility: 'private', sort: 'pushed', order: 'desc', page: 3 } as const
  const { searchParams } = new URL(repositories(query).href({ page: 3 }), 'http://localhost')
  expect(repositoryQuerySchema.parse(Object.fromEntries(searchParams))).toEqual({
    ...allRepositories,
    ...query,
  })
})

it('sorts names from A first, times from the latest, and turns the order the second time', () => {
  expect(tokens().sortHref('description')).toBe('/account/security?sort=description&order=asc')
  expect(tokens().sortHref('used')).toBe('/account/security?sort=used')
  expect(tokens().sortHref('created')).toBe('/account/security?order=asc')
  expect(tokens({ sort: 'used', order: 'asc' }).sortHref('used')).toBe('/account/security?sort=used')
  expect(repositories().sortHref('name')).toBe('/repositories?order=desc')
  expect(repositories().sortHref('pushed')).toBe('/repositories?sort=pushed&order=desc')
  expect(organizationTokens().sortHref('label')).toBe(
    '/organizations/acme/access-tokens?sort=label&order=asc',
  )
})

it('knows whether anything is filtered out, and clears it', () => {
  expect(tokens({ sort: 'used', page: 2 }).isFiltered).toBe(false)
  expect(tokens({ status: 'expired' }).isFiltered).toBe(true)
  expect(repositories({ owner: 'mine' }).isFiltered).toBe(true)
  expect(organizationTokens({ access: 'public' }).isFiltered).toBe(true)
  expect(tokens({ q: 'ci', status: 'expired', sort: 'used', page: 2 }).clearHref).toBe(
    '/account/security?sort=used',
  )
})

it('keeps a secret that was pasted into the search out of the address', () => {
  const personal = 'gate_pat_0123456789ABCDEFGHIJKLMNOPQRST00k3Fq'
  expect(tokens().href({ q: personal })).toBe('/account/security?q=k3Fq')
  expect(repositories().href({ q: personal })).toBe('/repositories?q=k3Fq')
  const organization = 'gate_oat_0123456789ABCDEFGHIJKLMNOPQRST00k3Fq'
  expect(organizationTokens().href({ q: organization })).toBe('/organizations/acme/access-tokens?q=k3Fq')
  expect(tokens().href({ q: 'CI for api_patches' })).toBe('/account/security?q=CI+for+api_patches')
})
