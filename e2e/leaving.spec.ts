import type { Page } from '@playwright/test'
import { row, security } from '#e2e/fixtures/list.ts'
import {
  copyAndClose,
  generate,
  generateButton,
  newToken,
  openForm,
  reveal,
  showSecret,
} from '#e2e/fixtures/new-token.ts'
import { pauseActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const question = (page: Page) => page.getByRole('alertdialog')

async function openFromTheList(page: Page): Promise<void> {
  await page.goto(security)
  await page.getByRole('link', { name: 'New Access Token' }).first().click()
  await expect(page).toHaveURL(newToken)
  await page.getByLabel('Description').fill('Not copied')
}

test('Back before the secret is copied asks, and Stay keeps it', async ({ page, person: _ }) => {
  await openFromTheList(page)
  const secret = await generate(page)
  await page.goBack()
  await expect(question(page)).toContainText('You have not copied the token.')
  await question(page).getByRole('button', { name: 'Stay' }).click()
  await expect(page).toHaveURL(newToken)
  await expect(reveal(page).getByLabel('Token', { exact: true })).toHaveText(secret)
  await page.goBack()
  await question(page).getByRole('button', { name: 'Leave without copying' }).click()
  await expect(page).toHaveURL(security)
  await expect(row(page, 'Not copied')).toBeVisible()
})

test('leaving while Generate is pending asks, though all of the form came by its link', async ({
  page,
  person: _,
}) => {
  await page.goto(`${newToken}?description=Not+copied`)
  const letGo = await pauseActions(page)
  await generateButton(page).click()
  for (const leave of [() => page.getByRole('link', { name: 'Cancel' }).click(), () => page.goBack()]) {
    await leave()
    await expect(question(page)).toContainText('The answer has not come yet.')
    await question(page).getByRole('button', { name: 'Stay' }).click()
  }
  letGo()
  await expect(reveal(page)).toBeVisible()
})

test('after copying, Back leads to the list without a question', async ({ page, person: _ }) => {
  await openFromTheList(page)
  await generate(page)
  await copyAndClose(page)
  await expect(row(page, 'Not copied')).toBeVisible()
  await page.goBack()
  await expect(question(page)).toBeHidden()
})

test('a copy of the whole secret by keyboard counts', async ({ page, context, person: _ }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openForm(page)
  const secret = await showSecretOf(page)
  await reveal(page).getByLabel('Token', { exact: true }).selectText()
  await page.keyboard.press('ControlOrMeta+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  await reveal(page).getByRole('button', { name: 'Done' }).click()
  await expect(page).toHaveURL(security)
})

async function showSecretOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Generate' }).click()
  return showSecret(page)
}

test('a form that is half filled asks before a link, Back or signing out loses it', async ({
  page,
  person: _,
}) => {
  await openFromTheList(page)
  for (const leave of [
    () => page.getByRole('link', { name: 'Cancel' }).click(),
    () => page.getByRole('link', { name: 'Profile' }).click(),
    () => page.goBack(),
    async () => {
      await page.getByRole('button', { name: 'Account menu' }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
    },
  ]) {
    await leave()
    await expect(question(page)).toContainText('What you have entered is not saved.')
    await question(page).getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByLabel('Description')).toHaveValue('Not copied')
  }
  await page.getByRole('link', { name: 'Cancel' }).click()
  await question(page).getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page).toHaveURL(security)
})

test('a form that holds nothing, or nothing any more, is left without a question', async ({
  page,
  person: _,
}) => {
  await openFromTheList(page)
  await page.getByLabel('Description').fill('')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible()
  await page.goForward()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(security)
  await expect(question(page)).toBeHidden()
})
