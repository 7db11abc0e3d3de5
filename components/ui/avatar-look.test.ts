import { expect, it } from 'vitest'
import { avatarHue, initialsOf } from '#components/ui/avatar-look.ts'

it.each([
  ['demo', 'D'],
  ['Acme Works Ltd', 'AW'],
  ['ada-lovelace', 'AL'],
  ['7up', '7'],
  ['Ångström', 'Å'],
  ['_', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

it('gives names one of twelve hues, and a name always the same', () => {
  const names = Array.from({ length: 500 }, (_, at) => `name-${at}`)
  expect(new Set(names.map(avatarHue)).size).toBe(12)
  expect(avatarHue('demo')).toBe(avatarHue('demo'))
})
