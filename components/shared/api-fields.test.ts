import { expect, it } from 'vitest'
import { apiFields } from '#components/shared/api-fields.ts'
import { changedFields } from '#components/shared/changed-fields.ts'

it('are named as the API does', () => {
  expect(apiFields({ name: 'CI', allowsPullRequestTarget: false })).toEqual({
    ...{ name: 'CI', allows_pull_request_target: false },
  })
})

it('that differ are sent, with those that go together', () => {
  const stored = { name: 'npm', rules: [1], permissions: [2] }
  const together = ['rules', 'permissions']
  const changed = (change: object) => changedFields({ ...stored, ...change }, stored, together)
  expect(changed({ rules: [1] })).toBeNull()
  expect(changed({ name: 'web' })).toEqual({ name: 'web' })
  expect(changed({ rules: [] })).toEqual({ rules: [], permissions: [2] })
})
