import type { Page } from '@playwright/test'
import { descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { failActions, watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, addTokens, day } from '#e2e/fixtures/tokens.ts'

const select = (page: Page, description: string) =>
  row(page, description).getByRole('checkbox', { name: `Select ${description}` })

test.beforeEach(async ({ page, person }) => {
  await addToken(person, { description: 'One' })
  await addToken(person, { description: 'Two', inactive: true })
  await addToken(person, { description: 'Three', expires: -day })
  await addToken(person, { description: 'Four' })
  await page.goto(security)
})

test('selecting rows opens a bar that counts them, and Clear closes it', async ({ page }) => {
  await select(page, 'One').check()
  await expect(list(page).getByText('1 selected')).toBeVisible()
  await select(page, 'Three').check()
  await expect(list(page).getByText('2 selected')).toBeVisible()
  await expect(page.getByRole('link', { name: 'New Access Token' })).toBeHidden()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(list(page).getByText('selected')).toHaveCount(0)
  await expect(select(page, 'One')).not.toBeChecked()
  await expect(page.getByRole('link', { name: 'New Access Token' })).toBeVisible()
})

test('several are deleted at once, by one call', async ({ page }) => {
  const actions = watchActions(page)
  for (const description of ['One', 'Two', 'Three']) await select(page, description).check()
  await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete 3 tokens?' })
  for (const description of ['One', 'Two', 'Three']) await expect(dialog).toContainText(description)
  await dialog.getByRole('button', { name: 'Delete 3 tokens' }).click()
  await expect(descriptions(page)).toHaveText(['Four'])
  await expect(toast(page, 'Deleted 3 tokens.')).toBeVisible()
  await expect(list(page).getByText('selected')).toHaveCount(0)
  expect(actions).toHaveLength(1)
})

test('all of a page can be selected, and no row of another page with them', async ({ page, person }) => {
  await addTokens(person, 20)
  await page.reload()
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await expect(list(page).getByText('20 selected')).toBeVisible()
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(descriptions(page)).toHaveCount(4)
  await expect(list(page).getByText('selected')).toHaveCount(0)
})

test('a failed deletion keeps the selection and the question', async ({ page }) => {
  for (const description of ['One', 'Two']) await select(page, description).check()
  await failActions(page, 500)
  await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete 2 tokens' }).click()
  await expect(page.getByRole('alertdialog').getByRole('alert')).toContainText('ry again')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(list(page).getByText('2 selected')).toBeVisible()
  await page.reload()
  await expect(descriptions(page)).toHaveCount(4)
})
