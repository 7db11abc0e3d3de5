import type { Page } from '@playwright/test'
import { choose, descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
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

test('an act on several is about those that it changes', async ({ page }) => {
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await list(page).getByRole('button', { name: 'Deactivate' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Deactivate 2 tokens?' })
  await expect(dialog.getByRole('listitem')).toHaveText([/^Four/, /^One/])
  await dialog.getByRole('button', { name: 'Deactivate 2 tokens' }).click()
  await expect(toast(page, 'Deactivated 2 tokens.')).toBeVisible()
  await expect(row(page, 'One')).toContainText('Inactive')
  await expect(row(page, 'Four')).toContainText('Inactive')
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await expect(list(page).getByRole('button', { name: 'Deactivate' })).toHaveCount(0)
  await list(page).getByRole('button', { name: 'Activate' }).click()
  await page.getByRole('button', { name: 'Activate 3 tokens' }).click()
  for (const description of ['One', 'Two', 'Four']) {
    await expect(row(page, description)).toContainText('Active')
  }
})

test('all that match are reached, on the other pages, too', async ({ page, person }) => {
  await addTokens(person, 42)
  await page.goto(`${security}?q=Token`)
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await list(page).getByRole('button', { name: 'Select all 42 that match' }).click()
  await expect(list(page).getByText('42 selected')).toBeVisible()
  await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
  const actions = watchActions(page)
  await page
    .getByRole('alertdialog', { name: 'Delete 42 tokens?' })
    .getByRole('button', { name: 'Delete 42 tokens' })
    .click()
  await expect(toast(page, 'Deleted 42 tokens.')).toBeVisible()
  expect(actions).toHaveLength(1)
  await page.goto(security)
  await expect(descriptions(page)).toHaveText(['Four', 'Three', 'Two', 'One'])
})

test('where more match than were seen, nothing happens before the new number is confirmed', async ({
  page,
  person,
}) => {
  await addTokens(person, 21)
  await page.goto(`${security}?q=Token`)
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await list(page).getByRole('button', { name: 'Select all 21 that match' }).click()
  await addToken(person, { description: 'Token of a colleague' })
  await list(page).getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('button', { name: 'Deactivate 21 tokens' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Deactivate 22 tokens?' })
  await expect(dialog.getByRole('alert')).toHaveText('22 tokens match now, not 21. Nothing was changed.')
  await dialog.getByRole('button', { name: 'Deactivate 22 tokens' }).click()
  await expect(toast(page, 'Deactivated 22 tokens.')).toBeVisible()
})

test('a refused deletion names what is gone, reloads, and works the second time', async ({
  page,
  context,
}) => {
  for (const description of ['One', 'Two', 'Three']) await select(page, description).check()
  const second = await context.newPage()
  await second.goto(security)
  await choose(second, 'Two', 'Delete')
  await second.getByRole('button', { name: 'Delete token' }).click()
  await expect(row(second, 'Two')).toHaveCount(0)
  await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete 3 tokens' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tokens?' })
  await expect(dialog.getByRole('alert')).toHaveText('“Two” no longer exists. Nothing was changed.')
  await expect(row(page, 'Two')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Delete 2 tokens' }).click()
  await expect(toast(page, 'Deleted 2 tokens.')).toBeVisible()
  await expect(descriptions(page)).toHaveText(['Four'])
})
