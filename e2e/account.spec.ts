import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const newPassword = () => noteSecret(`new-${crypto.randomUUID()}`)

test('the name changes, the username can’t', async ({ page, person }) => {
  await page.goto('/account/profile')
  await expect(page.getByLabel('Username')).toHaveValue(person.username)
  await expect(page.getByLabel('Username')).not.toBeEditable()
  await page.getByLabel('Name', { exact: true }).fill('Robin Hale')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Profile saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Robin Hale')
})

test('a new e-mail address asks for the password, and signs in from then on', async ({
  page,
  person,
  browser,
}) => {
  await page.goto('/account/profile')
  await page.getByLabel('E-mail').fill(`new-${person.email}`)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/not your password/)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Profile saved.')).toBeVisible()
  const elsewhere = await browser.newPage()
  await elsewhere.goto('/sign-in')
  await elsewhere.getByLabel('Username or e-mail').fill(`new-${person.email}`)
  await elsewhere.getByLabel('Password', { exact: true }).fill(person.password)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(elsewhere).toHaveURL('/account/security')
  await elsewhere.close()
})

test('an e-mail address of somebody else is refused', async ({ page, person, other }) => {
  await page.goto('/account/profile')
  await page.getByLabel('E-mail').fill(other.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/belongs to another account/)
})

test('a password change ends every other browser’s session, and not this one', async ({
  page,
  person,
  otherBrowser,
}) => {
  const there = await otherBrowser.newPage()
  await there.goto('/account/security')
  await page.goto('/account/profile')
  const changed = newPassword()
  await page.getByLabel('Current password').fill(person.password)
  await page.getByLabel('New password').fill(changed)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(toast(page, /Password changed\. Another browser was signed out\./)).toBeVisible()
  await there.reload()
  await expect(there).toHaveURL(/\/sign-in/)
  await there.getByLabel('Username or e-mail').fill(person.username)
  await there.getByLabel('Password', { exact: true }).fill(person.password)
  await there.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(there.getByRole('alert').filter({ hasText: 'Wrong' })).toBeVisible()
  await there.getByLabel('Password', { exact: true }).fill(changed)
  await there.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(there).toHaveURL('/account/security')
  await page.reload()
  await expect(page).toHaveURL('/account/profile')
})

test('failed attempts to sign in are noticed at the next sign-in, until one confirms it', async ({
  page,
  person,
}) => {
  await query('UPDATE account SET failed_sign_ins = 12, failed_sign_ins_since = now() WHERE username = $1', [
    person.username,
  ])
  await page.goto('/account/security')
  const notice = page.getByText('12 attempts to sign in to your account have failed')
  await expect(notice).toBeVisible()
  await page.getByRole('link', { name: 'See them in your activity' }).click()
  await expect(page).toHaveURL('/account/activity')
  await page.getByRole('button', { name: 'OK, I know' }).click()
  await expect(notice).toBeHidden()
  await expect(page.getByRole('cell', { name: 'Dismissed the notice' })).toBeVisible()
  await page.reload()
  await expect(notice).toBeHidden()
})

test('the current password has to be right, and the new one long enough', async ({
  page,
  person,
  otherBrowser,
}) => {
  await page.goto('/account/profile')
  await page.getByLabel('Current password').fill('not the password')
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/at least 12/)
  await page.getByLabel('New password').fill(newPassword())
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/not your password/)
  expect((await otherBrowser.request.get('/account/security', { maxRedirects: 0 })).status()).toBe(200)
  expect(await query('SELECT 1 FROM session WHERE account_id = $1', [person.id])).toHaveLength(2)
})

test('the sessions page lists the browsers and signs them out', async ({ page, person: _, otherBrowser }) => {
  const there = await otherBrowser.newPage()
  await there.goto('/account/security')
  await page.goto('/account/sessions')
  const browsers = page.getByRole('main').getByRole('listitem')
  await expect(browsers).toHaveCount(2)
  await expect(browsers.first()).toContainText('This browser')
  await expect(browsers.first()).toContainText('Signed in with a password from 127.0.0.1')
  await browsers
    .nth(1)
    .getByRole('button', { name: /Sign out/ })
    .click()
  await expect(browsers).toHaveCount(1)
  await expect(toast(page, /Signed out/)).toBeVisible()
  await there.reload()
  await expect(there).toHaveURL(/\/sign-in/)
})

test('all others can be signed out at once', async ({ page, person, otherBrowser }) => {
  await otherBrowser.request.get('/account/security')
  await page.goto('/account/sessions')
  await page.getByRole('button', { name: 'Sign out all others' }).click()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Sign out all others' })).toHaveCount(0)
  expect(await query('SELECT 1 FROM session WHERE account_id = $1', [person.id])).toHaveLength(1)
})

test('the account is deleted by its typed name and the password, and its name stays taken', async ({
  page,
  person,
}) => {
  await page.goto('/account/profile')
  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`Type ${person.username}`).fill(person.username)
  await dialog.getByLabel('Password', { exact: true }).fill('not the password')
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await expect(dialog.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /not your password/,
  )
  await dialog.getByLabel('Password', { exact: true }).fill(person.password)
  await dialog.getByRole('button', { name: 'Delete account' }).click()
  await expect(page).toHaveURL('/sign-in')
  await page.goto('/account/profile')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/register')
  await page.getByLabel('Username').fill(person.username)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(newPassword())
  await page.getByRole('button', { name: 'Register' }).click()
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/taken/)
})
