import { expect, it } from 'vitest'
import { splitInvitees } from '#components/invites/split-invitees.ts'

it('takes commas, semicolons, spaces and line breaks between people, as many as there are', () => {
  expect(splitInvitees(' ada@example.com,mira;  tomas\n\nlena@example.com,\r\n')).toEqual([
    ...['ada@example.com', 'mira', 'tomas', 'lena@example.com'],
  ])
  expect(splitInvitees(' ,\n; ')).toEqual([])
})
