import { expect, it } from 'vitest'
import { isFiltered, sortHref, tokenListHref } from '#components/tokens/personal-token-list-url.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'

const plain: TokenQuery = { q: '', status: null, source: null, sort: 'created', order: 'desc', page: 1 }

it('names only what differs from the plain list', () => {
  expect(tokenListHref(plain, {})).toBe('/account/security')
  expect(tokenListHref(plain, { q: 'a b&c', status: 'active' })).toBe(
    '/account/security?q=a+b%26c&status=active',
  )
})

it('goes back to the first page when the filter changes, and keeps the filter when the page does', () => {
  const third = { ...plain, q: 'ci', page: 3 }
  expect(tokenListHref(third, { source: 'auto' })).toBe('/account/security?q=ci&source=auto')
  expect(tokenListHref(third, { page: 4 })).toBe('/account/security?q=ci&page=4')
  expect(tokenListHref(third, { q: '' })).toBe('/account/security')
})

it('sorts names from A first, times from the latest, and turns the order the second time', () => {
  expect(sortHref(plain, 'description')).toBe('/account/security?sort=description&order=asc')
  expect(sortHref(plain, 'used')).toBe('/account/security?sort=used')
  expect(sortHref(plain, 'created')).toBe('/account/security?order=asc')
  expect(sortHref({ ...plain, sort: 'used', order: 'asc' }, 'used')).toBe('/account/security?sort=used')
})

it('knows whether anything is filtered out', () => {
  expect(isFiltered({ ...plain, sort: 'used', page: 2 })).toBe(false)
  expect(isFiltered({ ...plain, status: 'expired' })).toBe(true)
})

it('keeps a secret that was pasted into the search out of the address', () => {
  const secret = 'gate_pat_0123456789ABCDEFGHIJKLMNOPQRST00k3Fq'
  expect(tokenListHref(plain, { q: secret })).toBe('/account/security?q=k3Fq')
  expect(tokenListHref(plain, { q: 'CI for api_patches' })).toBe('/account/security?q=CI+for+api_patches')
})
