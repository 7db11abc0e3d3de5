import { expect, it } from 'vitest'
import {
  isRepositoryListFiltered,
  repositoryListHref,
  repositorySortHref,
} from '#components/repositories/repository-list-url.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'

const plain = repositoryQuerySchema.parse({})

it('names only what differs from the plain list', () => {
  expect(repositoryListHref(plain, {})).toBe('/repositories')
  expect(repositoryListHref(plain, { q: 'a/b', owner: 'mine' })).toBe('/repositories?q=a%2Fb&owner=mine')
  expect(repositoryListHref({ ...plain, page: 4 }, { visibility: 'public' })).toBe(
    '/repositories?visibility=public',
  )
  expect(repositoryListHref({ ...plain, q: 'x' }, { page: 2 })).toBe('/repositories?q=x&page=2')
})

it('is read back as it was', () => {
  const query = {
    ...plain,
    q: '50% & more',
    visibility: 'private',
    sort: 'pushed',
    order: 'desc',
    page: 3,
  } as const
  const { searchParams } = new URL(repositoryListHref(query, { page: 3 }), 'http://localhost')
  expect(repositoryQuerySchema.parse(Object.fromEntries(searchParams))).toEqual(query)
})

it('sorts names from A first, times from the latest, and turns the order the second time', () => {
  expect(repositorySortHref(plain, 'name')).toBe('/repositories?order=desc')
  expect(repositorySortHref(plain, 'pushed')).toBe('/repositories?sort=pushed&order=desc')
  expect(repositorySortHref({ ...plain, sort: 'pushed', order: 'desc' }, 'pushed')).toBe(
    '/repositories?sort=pushed',
  )
})

it('knows whether anything is filtered out', () => {
  expect(isRepositoryListFiltered({ ...plain, sort: 'pulled', page: 2 })).toBe(false)
  expect(isRepositoryListFiltered({ ...plain, owner: 'mine' })).toBe(true)
})
