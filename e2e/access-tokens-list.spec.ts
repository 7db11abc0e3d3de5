import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { requestRegistryToken } from '#e2e/fixtures/new-token.ts'
import {
  addCompany,
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
  type Organization,
} from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { day } from '#e2e/fixtures/tokens.ts'

const list = ({ name }: Organization) => `/organizations/${name}/access-tokens`
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') })
const row = (page: Page, label: string) => page.getByRole('row').filter({ hasText: label })
const generate = (page: Page) => page.getByRole('button', { name: 'Generate access token' })

test('order, filters and page are in the address', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  for (let count = 1; count <= 21; count++)
    await addOrganizationToken(acme, { label: `Token ${String(count).padStart(2, '0')}`, publicRead: true })
  const scopes = ['scope-member-read']
  await addOrganizationToken(acme, { label: 'Zebra', all: 'push', scopes, inactive: true })
  await page.goto(list(acme))
  await expect(page.getByText('22 of 100 used')).toBeVisible()
  await page.getByRole('columnheader').getByRole('link', { name: 'Label' }).click()
  await expect(rows(page).first()).toContainText('Token 01')
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page).toHaveURL(`${list(acme)}?sort=label&order=asc&page=2`)
  await page.reload()
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).last()).toContainText('Zebra')
  await page.getByRole('link', { name: /^1\s*Inactive/ }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('All repositories (push)')
  await page.getByRole('link', { name: /^1\s*Inactive/ }).click()
  await expect(page).toHaveURL(`${list(acme)}?sort=label&order=asc`)
  await page.getByRole('combobox', { name: 'Access' }).selectOption('Organization')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Read members')
  await expect(page).toHaveURL(`${list(acme)}?access=organization&sort=label&order=asc`)
})

test('one that is inactive, expired or has lost its repositories says what is left to do', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  const api = await addOrganizationRepository(acme, 'api')
  const createdBy = 'left-long-ago'
  const off = await addOrganizationToken(acme, { label: 'Off', all: 'pull', inactive: true, createdBy })
  const over = await addOrganizationToken(acme, { label: 'Over', all: 'pull', expires: -day })
  const lost = await addOrganizationToken(acme, { label: 'Lost', repositories: [api.id] })
  await query('DELETE FROM repository WHERE id = $1', [api.id])
  await page.goto(`${list(acme)}/${off.id}/access`)
  await expect(page.getByText(/^This token is inactive: .* can only be deleted/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeHidden()
  await page.goto(`${list(acme)}/${over.id}/access`)
  await expect(
    page.getByText(/^This token has expired: .* Rotate it to use it again, or delete it\./),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeHidden()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete token' }).click()
  await expect(page).toHaveURL(list(acme))
  await expect(row(page, 'Over')).toHaveCount(0)
  await expect(row(page, 'Lost')).toContainText('No repository left')
  await page.goto(`${list(acme)}/${lost.id}/access`)
  await expect(page.getByText('Its repositories have been deleted.')).toBeVisible()
  await expectSilence(page)
  await page.getByLabel('Label').fill('Left over')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'Left over')).toContainText('No repository left')
})

test('a plan lowered below the number of tokens keeps them and says, by keyboard too, why no more are made', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  for (let count = 0; count < 12; count++) await addOrganizationToken(acme, { publicRead: true })
  await query(`UPDATE organization SET plan = 'team' WHERE id = $1`, [acme.id])
  const why =
    'The Team plan allows 10 access tokens, and 12 are in use. Delete 3, or ask a site administrator'
  await page.goto(list(acme))
  await expect(page.getByText('12 of 10 used')).toBeVisible()
  await expect(rows(page)).toHaveCount(12)
  await expect(generate(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(generate(page)).toHaveAccessibleDescription(new RegExp(why))
  await page.getByRole('searchbox').focus()
  await page.keyboard.press('Tab')
  await expect(generate(page)).toBeFocused()
  await expect(page.getByRole('tooltip')).toContainText(why)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(list(acme))
  await page.goto(`${list(acme)}/new`)
  await expect(page.getByText(why)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Generate token' })).toBeHidden()
})

test('an owner of the company manages them, pulls nothing, and is a stranger once that ends', async ({
  page,
  person,
  other,
}) => {
  const acme = await addOrganization([[other, 'owner']])
  const api = await addOrganizationRepository(acme, 'api')
  const { id } = await addOrganizationToken(acme, { label: 'CI', repositories: [api.id] })
  await addCompany(acme, person)
  await page.goto(list(acme))
  await page.getByRole('button', { name: 'Actions for CI' }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByLabel('Label').fill('CI of api')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row(page, 'CI of api')).toBeVisible()
  const scope = `repository:${api.fullName}:pull,push`
  expect(await requestRegistryToken(page.request, person, person.password, scope)).toEqual({
    status: 200,
    granted: [],
  })
  await query('UPDATE organization SET company_id = NULL WHERE id = $1', [acme.id])
  for (const path of [list(acme), `${list(acme)}/${id}`, `${list(acme)}/new`])
    expect((await page.goto(path))!.status()).toBe(404)
})

test('an editor learns who can, on each of the pages, and nothing of the tokens', async ({
  page,
  person,
  other,
}) => {
  const acme = await addOrganization([
    [other, 'owner'],
    [person, 'editor'],
  ])
  const { id } = await addOrganizationToken(acme, { label: 'Not to be seen', publicRead: true })
  for (const path of [list(acme), `${list(acme)}/${id}`, `${list(acme)}/new`]) {
    await page.goto(path)
    await expect(page.getByText(`Only owners of ${acme.name} can do this.`)).toBeVisible()
    await expect(page.getByText('Not to be seen')).toBeHidden()
  }
})
