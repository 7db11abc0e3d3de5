import type { Page } from '@playwright/test'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { makeNpm } from '#e2e/fixtures/services.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test('a form that is half filled asks before it is lost, and Back leads to a list that is right', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const list = `/organizations/${acme.name}/services`
  const question = page.getByRole('alertdialog')
  await page.goto(list)
  await page.getByRole('link', { name: 'New service' }).click()
  await page.getByRole('button', { name: 'Remove line 1' }).click()
  for (const leave of [() => page.getByRole('link', { name: 'Cancel' }).click(), () => page.goBack()]) {
    await leave()
    await expect(question).toContainText('What you have entered is not saved.')
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByLabel(/^Path of line/)).toHaveCount(1)
  }
  await page.getByLabel('Name', { exact: true }).fill('npm')
  await page.getByRole('button', { name: 'Create service' }).click()
  await expect(page.getByRole('heading', { name: 'npm', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
  await page.goBack()
  await row(page, 'npm').getByRole('link').click()
  await page.getByLabel('Path of line 1').fill('/packages/')
  await page.goBack()
  await question.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(toast(page, 'Saved npm.')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(list)
  await expect(row(page, 'npm')).toBeVisible()
})

test('edits in two tabs lose nothing, and what was changed meanwhile is said', async ({
  page,
  person,
  otherBrowser,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  await makeNpm(page, acme)
  const second = await otherBrowser.newPage()
  await second.goto(page.url())
  const save = (tab: Page) => tab.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Remove line 1' }).click()
  await save(page)
  await expect(toast(page, 'Saved npm.')).toBeVisible()
  await second.getByRole('button', { name: 'More options' }).click()
  await second.getByLabel('Send browsers to sign in').check()
  await save(second)
  await expect(toast(second, 'Saved npm.')).toBeVisible()
  // What nobody has edited there follows.
  await expect(second.getByLabel(/^Path of line/)).toHaveCount(2)

  await page.reload()
  await page.getByLabel('Path of line 2').fill('/packages/')
  await save(page)
  await expect(toast(page, 'Saved npm.')).toBeVisible()
  await second.getByLabel('Path of line 2').fill('/files/')
  await save(second)
  await expect(second.getByText(/^Someone else changed this meanwhile. It is now Rules: /)).toContainText(
    '/packages/ → write',
  )
  await expect(second.getByLabel('Path of line 2')).toHaveValue('/files/')
  await second.getByLabel('Name', { exact: true }).fill('npm-2')
  await save(second)
  await expect(second.getByRole('heading', { name: 'npm-2', level: 1 })).toBeVisible()
  await page.goto(second.url())
  await expect(page.getByLabel('Path of line 2')).toHaveValue('/files/')
  await expect(page.getByLabel(/^Path of line/)).toHaveCount(2)
  await expect(page.getByLabel('Send browsers to sign in')).toBeChecked()
})
