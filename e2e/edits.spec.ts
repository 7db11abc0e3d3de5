import type { Page } from '@playwright/test'
import { toast } from '#e2e/fixtures/list.ts'
import { query } from '#e2e/fixtures/database.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { addSession } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository } from '#e2e/fixtures/tokens.ts'

const save = (page: Page) => page.getByRole('button', { name: 'Save' }).first().click()

test('two people who edit different settings lose neither', async ({ page, person, otherBrowser }) => {
  const { id, name } = await addOrganization([[person, 'owner']])
  const second = await otherBrowser.newPage()
  for (const tab of [page, second]) await tab.goto(`/organizations/${name}/settings`)
  await page.getByLabel('Maximum lifetime of access tokens, in days').fill('30')
  await save(page)
  await expect(toast(page, /^Saved/)).toBeVisible()
  await second.getByLabel('Display name').fill('Acme Works')
  await save(second)
  await expect(toast(second, /^Saved/)).toBeVisible()
  expect(await query('SELECT display_name, max_token_days FROM organization WHERE id = $1', [id])).toEqual([
    { display_name: 'Acme Works', max_token_days: 30 },
  ])
  await expect(second.getByLabel('Maximum lifetime of access tokens, in days')).toHaveValue('30')
})

test('an edit of what somebody else has changed says so, and replaces it when saved again', async ({
  page,
  person,
  otherBrowser,
}) => {
  const { id, name } = await addOrganization([[person, 'owner']])
  const second = await otherBrowser.newPage()
  for (const tab of [page, second]) await tab.goto(`/organizations/${name}/settings`)
  await page.getByLabel('Display name').fill('First')
  await save(page)
  await expect(toast(page, /^Saved/)).toBeVisible()
  await second.getByLabel('Display name').fill('Second')
  await save(second)
  await expect(
    second.getByText(/^Someone else changed this meanwhile. It is now Display name: First/),
  ).toBeVisible()
  await expect(second.getByLabel('Display name')).toHaveValue('Second')
  const stored = () => query('SELECT display_name FROM organization WHERE id = $1', [id])
  expect(await stored()).toEqual([{ display_name: 'First' }])
  await save(second)
  await expect(toast(second, /^Saved/)).toBeVisible()
  expect(await stored()).toEqual([{ display_name: 'Second' }])
})

test('Back to a list or a form shows what was changed since', async ({ page, person }) => {
  const { id } = await addRepository(person, 'api')
  const form = `/repositories/${person.username}/api`
  await page.goto('/repositories')
  const row = page.getByRole('row').filter({ hasText: `${person.username}/api` })
  await row.getByRole('link').click()
  await expect(page).toHaveURL(form)
  await expect(page).toHaveTitle(`${person.username}/api · Repositories · Gatehouse`)
  await page.getByLabel('Description').fill('Serves the site')
  await save(page)
  await expect(toast(page, /^Saved/)).toBeVisible()
  await page.goBack()
  await expect(row).toBeVisible()
  await page.goForward()
  await expect(page.getByLabel('Description')).toHaveValue('Serves the site')
  await page.getByRole('radio', { name: /Public/ }).check()
  await save(page)
  await expect(page.getByRole('definition').filter({ hasText: 'Public' })).toBeVisible()
  await page.goBack()
  await expect(row).toContainText('Public')
  expect(await query('SELECT description, visibility FROM repository WHERE id = $1', [id])).toEqual([
    { description: 'Serves the site', visibility: 'public' },
  ])
})

test('a form that was opened as one person does not act as another', async ({
  page,
  context,
  person,
  other,
}) => {
  const { id, name } = await addOrganization([
    [person, 'owner'],
    [other, 'owner'],
  ])
  await page.goto(`/organizations/${name}/settings`)
  await context.addCookies((await addSession(other)).cookies)
  await page.getByLabel('Display name').fill('Not mine')
  await save(page)
  await expect(
    page.getByText(
      `This page was opened as ${person.username}, and this browser is now signed in as ${other.username}.`,
    ),
  ).toBeVisible()
  expect(
    await query('SELECT 1 FROM organization WHERE id = $1 AND display_name = $2', [id, 'Not mine']),
  ).toEqual([])
})
