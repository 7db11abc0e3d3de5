import { expect, it } from 'vitest'
import {
  isOrganizationTokenListFiltered,
  organizationTokenListHref,
  sortedBy,
} from '#components/organization-tokens/organization-token-list-url.ts'
import type { OrganizationTokenQuery } from '#lib/tokens/organization-token-schema.ts'

const plain: OrganizationTokenQuery = {
  ...{ q: '', status: null, access: null },
  ...{ sort: 'created', order: 'desc', page: 1 },
}
const href = (change: Partial<OrganizationTokenQuery>) => organizationTokenListHref('acme', plain, change)

it('names what differs from the plain list, and no secret', () => {
  expect(href({})).toBe('/organizations/acme/access-tokens')
  expect(href({ access: 'push', page: 2 })).toBe('/organizations/acme/access-tokens?access=push&page=2')
  const secret = 'gate_oat_0123456789ABCDEFGHIJKLMNOPQRST00k3Fq'
  expect(href({ q: secret })).toBe('/organizations/acme/access-tokens?q=k3Fq')
})

it('sorts labels from A first, times from the latest, and turns the order the second time', () => {
  expect(sortedBy(plain, 'label')).toEqual({ sort: 'label', order: 'asc' })
  expect(sortedBy(plain, 'used')).toEqual({ sort: 'used', order: 'desc' })
  expect(sortedBy(plain, 'created')).toEqual({ sort: 'created', order: 'asc' })
})

it('knows whether anything is filtered out', () => {
  expect(isOrganizationTokenListFiltered({ ...plain, sort: 'used', page: 2 })).toBe(false)
  expect(isOrganizationTokenListFiltered({ ...plain, access: 'public' })).toBe(true)
})
