import { expect, it } from 'vitest'
import { offeredPrefix } from '#components/tokens/offered-prefix.ts'

const found = [{ fullName: 'acme/team/app/cache' }, { fullName: 'acme/teams' }]

it.each([
  ['team/', 'team'],
  ['team/*', 'team'],
  [' acme/team/* ', 'team'],
  ['team', 'team'],
  ['acme/team/app', 'team/app'],
  ['new/', 'new'],
  ['acme/new/deep/*', 'new/deep'],
  ['acme', null],
  ['acme/', null],
  ['acme/*', null],
  ['teams', null],
  ['tea', null],
  ['app', null],
  ['team/app/cache', null],
  ['Team/', null],
  ['team//', null],
  ['team*', null],
  ['*', null],
  ['/', null],
  ['', null],
  [`${'a'.repeat(249)}/`, null],
])('%j offers %j', (text, prefix) => {
  const offered = prefix && { prefix, fullName: `acme/${prefix}/*` }
  expect(offeredPrefix('acme', text, found)).toEqual(offered)
})
