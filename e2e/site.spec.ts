import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { addSession, administer } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const rows = (page: Page, name: string) =>
  page
    .getByRole('region', { name })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

test('a site administrator finds an organization and changes its plan', async ({ page, person, other }) => {
  await administer(person)
  const organization = await addOrganization([[other, 'owner']], { plan: 'free' })
  await page.goto('/account/security')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('menuitem', { name: 'Site administration' }).click()
  await page.getByRole('searchbox').fill(other.username)
  await expect(rows(page, 'Organizations')).toHaveCount(1)
  await expect(rows(page, 'Organizations')).toContainText('Free')
  await page.getByRole('button', { name: /^Change plan of/ }).click()
  const dialog = page.getByRole('dialog', { name: /^Change the plan of/ })
  await dialog.getByRole('radio', { name: /^Team/ }).check()
  await dialog.getByRole('button', { name: 'Change plan' }).click()
  await expect(toast(page, `${organization.name} is now on the Team plan.`)).toBeVisible()
  await expect(rows(page, 'Organizations')).toContainText('Team')
  await page.getByRole('link', { name: /Business/ }).click()
  await expect(page.getByText(`No organization matches “${other.username}”.`)).toBeVisible()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(page).toHaveURL('/site/organizations')
  await expectSilence(page)
})

test('a company is made, and its owner manages its organizations until it is taken away', async ({
  page,
  person,
  other,
  browser,
}) => {
  await administer(person)
  const organization = await addOrganization([[person, 'owner']])
  const name = `Group ${randomBytes(4).toString('hex')}`
  await page.goto('/site/companies')
  await page.getByRole('button', { name: 'New company' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create company' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('There are no owners yet.')).toBeVisible()

  const owners = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Owners' }) })
  await owners.getByLabel('Username').fill('nobody-has-this')
  await owners.getByRole('button', { name: 'Add' }).click()
  await expect(owners.getByText('There is no account with this name.')).toBeVisible()
  await owners.getByLabel('Username').fill(other.username)
  await owners.getByRole('button', { name: 'Add' }).click()
  await expect(owners.getByRole('listitem')).toContainText(other.username)
  const organizations = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Organizations' }) })
  await organizations.getByLabel('Name of an organization').fill(organization.name)
  await organizations.getByRole('button', { name: 'Add' }).click()
  await expect(organizations.getByRole('listitem')).toContainText(organization.name)
  await expectSilence(page)

  const elsewhere = await browser.newContext({ storageState: await addSession(other) })
  const theirs = await elsewhere.newPage()
  await theirs.goto(`/organizations/${organization.name}/settings`)
  await expect(theirs.getByLabel('Display name')).toBeVisible()
  const question = page.getByRole('alertdialog')
  await organizations.getByRole('button', { name: `Remove ${organization.name}` }).click()
  await expect(question).toContainText(`no longer managed by ${other.username}.`)
  await expectSilence(page)
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(organizations.getByRole('listitem')).toContainText(organization.name)
  await organizations.getByRole('button', { name: `Remove ${organization.name}` }).click()
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('There are no organizations yet.')).toBeVisible()
  expect((await theirs.reload())!.status()).toBe(404)
  await elsewhere.close()
  await owners.getByRole('button', { name: `Remove ${other.username}` }).click()
  await expect(question).toContainText('The company has no organizations, so nothing else changes.')
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('There are no owners yet.')).toBeVisible()

  await page.getByRole('button', { name: 'Delete company' }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete/ })
  await dialog.getByRole('textbox').fill(name)
  await dialog.getByRole('button', { name: 'Delete company' }).click()
  await expect(toast(page, `Deleted ${name}.`)).toBeVisible()
  await expect(page).toHaveURL('/site/companies')
})

test('for everybody else there is nothing at /site', async ({ page, person }) => {
  await addOrganization([[person, 'owner']])
  for (const path of ['/site/organizations', '/site/companies', '/site/jobs', '/site/nothing']) {
    expect((await page.goto(path))!.status()).toBe(404)
    await expect(page.getByText('There is nothing here.')).toBeVisible()
  }
  await page.goto('/account/security')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Site administration' })).toHaveCount(0)
})
