import type { Page } from '@playwright/test'
import { addAuthenticator } from '#e2e/fixtures/authenticator.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { generateButton, openForm, showSecret } from '#e2e/fixtures/new-token.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const twoFactor = '/account/security/two-factor'
const passkeys = (page: Page) => page.getByRole('list', { name: 'Passkeys' }).getByRole('listitem')
const codes = (page: Page) => page.getByRole('dialog', { name: 'Keep your recovery codes' })
const button = (page: Page) => page.getByRole('button', { name: 'Sign in with a passkey' })
const sessionsOf = ({ id }: Person) => query('SELECT signed_in_with FROM session WHERE account_id = $1', [id])

/** Adds a passkey of the page's device, and keeps the recovery codes that come with the first. */
async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(twoFactor)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const adding = page.getByRole('dialog')
  await adding.getByLabel('Name').fill(name)
  await adding.getByRole('button', { name: 'Continue' }).click()
  await expect(codes(page)).toBeVisible()
  await codes(page).getByRole('button', { name: 'Copy codes' }).click()
  await codes(page).getByRole('button', { name: 'Done' }).click()
  await expect(passkeys(page)).toHaveText([new RegExp(name)])
}

test('a passkey is added with a name and recovery codes, used and removed', async ({ page, person }) => {
  const device = await addAuthenticator(page)
  await addPasskey(page, 'My laptop')
  await expectSilence(page)
  expect(await device.credentials()).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])
  await expect(passkeys(page)).toContainText('never used')

  await page.context().clearCookies()
  await page.goto('/sign-in')
  // The device answers at once what the field for the username offers.
  await expect(page).toHaveURL('/account/security')
  expect(await sessionsOf(person)).toContainEqual({ signed_in_with: 'passkey' })
  await page.goto('/account/sessions')
  await expect(page.getByText('Signed in with a passkey')).toBeVisible()

  await page.goto(twoFactor)
  await expect(passkeys(page)).toContainText('last used')
  await page.getByRole('button', { name: 'Remove My laptop' }).click()
  await page.getByRole('button', { name: 'Remove passkey' }).click()
  await expect(toast(page, 'Passkey removed.')).toBeVisible()
  await expect(passkeys(page)).toHaveCount(0)
  const [account] = await query('SELECT second_factor_since FROM account WHERE id = $1', [person.id])
  expect(account).toEqual({ second_factor_since: null })

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await expect(page.getByText('This passkey is not known here.')).toBeVisible()
})

test('it is the second step after the password', async ({ page, person }) => {
  const device = await addAuthenticator(page)
  await addPasskey(page, 'My laptop')
  await device.setPresent(false)
  await page.context().clearCookies()
  await page.goto('/account/security')
  await page.getByLabel('Username or e-mail').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in\/two-factor/)
  await device.setPresent(true)
  await button(page).click()
  await expect(page).toHaveURL('/account/security')
})

test('the browser offers it in the field for the username', async ({ page, person }) => {
  const device = await addAuthenticator(page)
  await addPasskey(page, 'My laptop')
  await device.setPresent(false)
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await expect(page.getByLabel('Username or e-mail')).toHaveAttribute('autocomplete', 'username webauthn')
  await device.setPresent(true)
  await page.reload()
  // The device answers as if the person had chosen what is offered.
  await expect(page).toHaveURL('/account/security')
  expect(await sessionsOf(person)).toContainEqual({ signed_in_with: 'passkey' })
})

test('it confirms who the person is', async ({ page, person }) => {
  await addAuthenticator(page)
  await addPasskey(page, 'My laptop')
  await openForm(page)
  await query(`UPDATE session SET proved_at = now() - interval '1 hour' WHERE account_id = $1`, [person.id])
  await generateButton(page).click()
  await page
    .getByRole('dialog', { name: "Confirm it's you" })
    .getByRole('button', { name: 'Use a passkey' })
    .click()
  await showSecret(page)
})

test('a device that nobody unlocks signs nobody in, nor does a copy', async ({ page, person }) => {
  const device = await addAuthenticator(page)
  await addPasskey(page, 'My laptop')
  await query('UPDATE passkey SET counter = 1000 WHERE account_id = $1', [person.id])
  await device.setCounter(5)
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await expect(page.getByText('its counter went back')).toBeVisible()
  await device.lock()
  await button(page).click()
  await expect(page.getByText('No passkey was used. Try again.')).toBeVisible()
  expect(await sessionsOf(person)).not.toContainEqual({ signed_in_with: 'passkey' })
})
