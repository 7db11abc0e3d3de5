import { expect, it } from 'vitest'
import { factWords } from '#components/activity/fact-words.ts'

it('says details as the console does, what tells most first, in the hours of the viewer', () => {
  const details = {
    expiresAt: { from: null, to: '2026-03-01T23:30:00.000Z' },
    publicRead: false,
    permission: { from: 'write', to: 'read' },
  }
  expect(factWords(details, 'Asia/Tokyo')).toEqual([
    { key: 'permission', name: 'Permission', from: 'Read & Write', to: 'Read-only' },
    { key: 'expiresAt', name: 'Expires', from: 'none', to: '2 Mar 2026, 08:30 GMT+9' },
    { key: 'publicRead', name: 'Public repositories', to: 'no' },
  ])
})
