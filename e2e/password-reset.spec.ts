import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { linkIn, mailsTo } from '#e2e/fixtures/mail.ts'
import { stranger } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const { password } = stranger()

async function askFor(page: Page, identifier: string): Promise<void> {
  await page.goto('/forgot-password')
  await page.getByLabel('Username or e-mail').fill(identifier)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('a link is on its way')).toBeVisible()
}

async function choose(page: Page, text = password): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(text)
  await page.getByRole('button', { name: 'Save password' }).click()
}

test('who forgot the password gets a link, chooses another and signs in with it', async ({
  page,
  other,
  browser,
}) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page).toHaveURL('/forgot-password')
  await askFor(page, other.email)
  await page.goto(await linkIn(other.email, '/reset-password'))
  await choose(page)
  await expect(page.getByText(`The new password of ${other.username} is saved.`)).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('Username or e-mail').fill(other.username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/account/security')

  await test.step('a second time the link is of no use, and says where there is another', async () => {
    const context = await browser.newContext()
    const second = await context.newPage()
    await second.goto(await linkIn(other.email, '/reset-password'))
    await choose(second, `${password}-2`)
    await expect(second.getByRole('alert').first()).toContainText('has been used or has expired')
    await second.getByRole('link', { name: 'Get a new link' }).click()
    await expect(second).toHaveURL('/forgot-password')
    await context.close()
  })
})

test('a browser that was signed in is out on its next request', async ({ page, person, browser }) => {
  const elsewhere = await (await browser.newContext()).newPage()
  await askFor(elsewhere, person.username)
  await elsewhere.goto(await linkIn(person.email, '/reset-password'))
  await choose(elsewhere)
  await expect(elsewhere.getByText('Every browser was signed out.')).toBeVisible()
  await page.goto('/account/security')
  await expect(page).toHaveURL(/\/sign-in/)
  await elsewhere.context().close()
})

test('the page says the same of a name that nobody has, and sends nothing', async ({ page, other }) => {
  const words = async (name: string) => {
    await askFor(page, name)
    const said = await page.getByRole('status').filter({ hasText: name }).innerText()
    return said.replace(name, '…')
  }
  const nobody = `nobody-${other.username}@example.com`
  expect(await words(nobody)).toBe(await words(other.email))
  await linkIn(other.email, '/reset-password')
  expect(mailsTo(nobody)).toEqual([])
})

test('a common password is refused at its field, and the link still works', async ({ page, other }) => {
  await askFor(page, other.username)
  await page.goto(await linkIn(other.email, '/reset-password'))
  await choose(page, 'Password2026!')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/most common/)
  await choose(page)
  await expect(page.getByText('is saved')).toBeVisible()
})

test('an e-mail address is verified by its link, and the profile says so', async ({ page, person }) => {
  await page.goto('/account/profile')
  await expect(page.getByText('Not verified')).toBeVisible()
  await page.getByRole('button', { name: 'Send the link again' }).click()
  await expect(page.getByText(`Sent a link to ${person.email}.`)).toBeVisible()
  await page.goto(await linkIn(person.email, '/verify-email'))
  await page.getByRole('button', { name: 'Verify e-mail address' }).click()
  await expect(page.getByText(`${person.email} is verified.`)).toBeVisible()
  await page.goto('/account/profile')
  await expect(page.getByText('Verified', { exact: true })).toBeVisible()
})

test('a new e-mail address is not verified, and gets a link of its own', async ({ page, person }) => {
  await query('UPDATE account SET email_verified_at = now() WHERE id = $1', [person.id])
  await page.goto('/account/profile')
  await expect(page.getByText('Verified', { exact: true })).toBeVisible()
  const email = `new-${person.email}`
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Not verified')).toBeVisible()
  await page.goto(await linkIn(email, '/verify-email'))
  await page.getByRole('button', { name: 'Verify e-mail address' }).click()
  await expect(page.getByText(`${email} is verified.`)).toBeVisible()
})

for (const width of [1280, 390, 320]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } })

    for (const path of ['/forgot-password', '/reset-password#x', '/set-up/account#x', '/verify-email#x']) {
      test(`${path} fits, and axe finds nothing wrong with it, at first and with messages`, async ({
        page,
      }) => {
        await page.goto(path)
        await expectSilence(page)
        if (!path.startsWith('/verify')) {
          await page.locator('button[type=submit]').click()
          await expect(page.getByRole('alert').first()).toBeVisible()
          await expectSilence(page)
        }
        const fits = () => document.documentElement.scrollWidth <= window.innerWidth
        expect(await page.evaluate(fits)).toBe(true)
      })
    }
  })
}
