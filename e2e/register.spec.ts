import type { Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { stranger } from '#e2e/fixtures/person.ts'
import { failActions, watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

type Typed = Partial<{ username: string; email: string; password: string }>

async function type(page: Page, typed: Typed): Promise<void> {
  const { username, email, password } = { ...stranger(), ...typed }
  await page.getByLabel('Username', { exact: true }).fill(username)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Register' }).click()
}

test('a newcomer registers, and is signed in', async ({ page }) => {
  const someone = stranger()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Register' }).click()
  await type(page, someone)
  await expect(page).toHaveURL('/account/security')
  await expect(page.getByText('You have no access tokens yet.')).toBeVisible()
  await expect(page.getByRole('button', { name: `Account menu of ${someone.username}` })).toBeVisible()
})

for (const [what, typed, field, remedy] of [
  ['a username that is too short', { username: 'ab' }, 'Username', /at least 3/],
  ['a username in the wrong letters', { username: 'Robin Hale' }, 'Username', /lower-case/],
  ['a username that routes use', { username: 'account' }, 'Username', /reserved/],
  ['an e-mail address that is none', { email: 'robin' }, 'E-mail', /e-mail address/],
  ['a short password', { password: 'eleven char' }, 'Password', /at least 12/],
  ['a password like a token', { password: 'gate_pat_0123456789' }, 'Password', /token/],
] as [string, Typed, string, RegExp][]) {
  test(`${what} is refused at its field, and nothing is sent`, async ({ page }) => {
    await page.goto('/register')
    const actions = watchActions(page)
    await type(page, typed)
    await expect(page.getByLabel(field, { exact: true })).toHaveAccessibleDescription(remedy)
    await expect(page.getByLabel(field, { exact: true })).toBeFocused()
    expect(actions).toEqual([])
  })
}

test('a common password is refused at its field, and the message says why', async ({ page }) => {
  await page.goto('/register')
  await type(page, { password: 'Password2026!' })
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/most common/)
})

test('a username or e-mail that is taken is said to be, and the rest stays', async ({ page, other }) => {
  await page.goto('/register')
  await type(page, { username: other.username, email: 'somebody@example.com' })
  await expect(page.getByLabel('Username', { exact: true })).toHaveAccessibleDescription(/taken/)
  await expect(page.getByLabel('E-mail')).toHaveValue('somebody@example.com')
  await type(page, { email: other.email.toUpperCase() })
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/has an account/)
  expect(await query('SELECT 1 FROM account WHERE email = $1', [other.email])).toHaveLength(1)
})

test('a call that fails says so and keeps what was typed', async ({ page }) => {
  await page.goto('/register')
  await failActions(page, 'lost')
  const someone = stranger()
  await type(page, someone)
  await expect(page.getByRole('alert').filter({ hasText: 'ry again' })).toBeVisible()
  await expect(page.getByLabel('Username', { exact: true })).toHaveValue(someone.username)
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue(someone.password)
})

test('who is signed in has no need to register or sign in', async ({ page, person: _ }) => {
  for (const path of ['/register', '/sign-in']) {
    await page.goto(path)
    await expect(page).toHaveURL('/account/security')
  }
})

test('there is an account already: the set-up page leads to signing in', async ({ page }) => {
  await page.goto('/set-up#guess')
  await expect(page).toHaveURL(/\/sign-in/)
})
