import { expect, test } from 'vitest'
import { assertUncommonPassword } from '#lib/accounts/assert-uncommon-password.ts'

const owner = {
  username: 'jane-doe',
  email: 'jane.marple@example.com',
  name: 'Jane Doe',
  organizations: ['acme-works'],
}
const check = (password: string) => assertUncommonPassword(password, owner, 'newPassword')

test.each([
  'qwerty123456',
  'Administrator',
  '1QAZ2wsx3edc',
  'Password2026!',
  '!!!Sunflower!!!',
  'passwordpassword',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '123456789012',
  'abcdefghijklm',
  'qwertyuiopas',
  'jane-doe-password',
])('%s is common', async (password) => {
  await expect(check(password)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('one of the most common'),
    fields: { newPassword: expect.stringContaining('one of the most common') },
  })
})

test.each([
  'JaneDoe2026!',
  'jane-doe-jane-doe',
  '2026.jane.marple',
  'Acme-Works-2026',
  'acmeacme2026',
  'gatehouse1234',
  'Doe, Jane 1984',
])('%s is made of a name', async (password) => {
  await expect(check(password)).rejects.toMatchObject({
    code: 'invalid',
    fields: { newPassword: expect.stringContaining('made of your name') },
  })
})

test.each([
  'correct horse battery',
  'another long password',
  'jane likes grey herons',
  '7f3K-qVd0-xx9P',
  '847261950382',
])('%s is neither', async (password) => {
  await check(password)
})
