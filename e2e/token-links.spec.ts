import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { choose, row, security } from '#e2e/fixtures/list.ts'
import { copyAndClose, generate, generateButton, newToken } from '#e2e/fixtures/new-token.ts'
import {
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, day } from '#e2e/fixtures/tokens.ts'

const selected = { name: 'Selected repositories' }

test('a link fills in the form for a token, which is made only by Generate', async ({
  page,
  person,
  other,
}) => {
  const api = await addRepository(person, 'api')
  const hidden = await addRepository(other, 'hidden')
  const names = `${api.fullName}:pull,${hidden.fullName}`
  await page.goto(
    `${newToken}?description=CI+for+web&permission=write&repositories=${names}&expires=90&until=9`,
  )
  await expect(page.getByText('Filled in by the link.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Not taken from the link' }).getByRole('listitem')).toHaveText([
    'until The form has no such field.',
    `${hidden.fullName} There is no such repository that you can access.`,
  ])
  await expect(page.getByLabel('Description')).toHaveValue('CI for web')
  await expect(page.getByRole('radio', { name: /Read & Write/ })).toBeChecked()
  await expect(page.getByLabel('Expiration')).toHaveValue('90')
  await expect(page.getByRole('list', selected).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('complementary', { name: 'Summary' })).toContainText(
    `Can pull ${api.fullName}, and nothing else, until`,
  )
  await expectSilence(page)
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toEqual([])
  await generate(page)
  await copyAndClose(page)
  await expect(row(page, 'CI for web')).toContainText('1 repository')
})

test('a link whose repositories are all out of reach makes no token for all', async ({ page, person: _ }) => {
  await page.goto(`${newToken}?description=CI&permission=admin&repositories=nobody/nothing&expires=forever`)
  await expect(page.getByText('nobody/nothing')).toBeVisible()
  await expect(page.getByText('Use a number of days, never, or a time')).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Selected repositories/ })).toBeChecked()
  await expect(page.getByLabel('Expiration')).toHaveValue('30')
  await expect(generateButton(page)).toHaveAccessibleDescription('Choose the repositories it can access.')
})

test('a time in a link is shown on the clock of the viewer', async ({ browser, page, person: _ }) => {
  await page.goto(`${newToken}?expires=2126-03-01T05:30:00Z`)
  await expect(page.getByLabel('Expiration')).toHaveValue('custom')
  await expect(page.getByText('Expires on 1 Mar 2126, 05:30 UTC')).toBeVisible()
  const storageState = await page.context().storageState()
  const context = await browser.newContext({ storageState, timezoneId: 'America/New_York' })
  const there = await context.newPage()
  await there.goto(page.url())
  await expect(there.getByLabel('Day')).toHaveValue('2126-03-01')
  await expect(there.getByLabel('Hour')).toHaveValue('00')
  await context.close()
})

test("a link fills in the form for an organization's token", async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']], { maxTokenDays: 60 })
  const web = await addOrganizationRepository(acme, 'web')
  const form = `/organizations/${acme.name}/access-tokens/new`
  const names = `${web.fullName}:push,${acme.name}/base/*`
  await page.goto(`${form}?label=CI&repositories=${names}&scopes=scope-member-read&expires=365`)
  await expect(page.getByText('Choose an expiration within 60 days')).toBeVisible()
  await expect(page.getByLabel('Label')).toHaveValue('CI')
  await expect(page.getByLabel(`Access to ${web.fullName}`)).toHaveValue('push')
  await expect(page.getByLabel(`Access to ${acme.name}/base/*`)).toHaveValue('pull')
  await expect(page.getByLabel(/Allow management access/)).toBeChecked()
  await expect(page.getByRole('complementary', { name: 'Summary' })).toContainText(
    `Can pull and push ${web.fullName}, pull ${acme.name}/base/*, and read members of ${acme.name}, until`,
  )
  await expectSilence(page)
})

test('Duplicate opens the form with what the token has', async ({ page, person }) => {
  const { id, fullName } = await addRepository(person, 'api')
  await addToken(person, {
    ...{ description: 'CI', permission: 'write', repositories: [id] },
    ...{ created: 40 * day, expires: -10 * day },
  })
  await page.goto(security)
  await choose(page, 'CI', 'Duplicate')
  await expect(page.getByText('Filled in from “CI”.')).toBeVisible()
  await expect(page.getByLabel('Description')).toHaveValue('Copy of CI')
  await expect(page.getByRole('radio', { name: /Read & Write/ })).toBeChecked()
  await expect(page.getByLabel('Expiration')).toHaveValue('30')
  await expect(page.getByRole('list', selected)).toContainText(fullName)
  await generate(page)
  await copyAndClose(page)
  await expect(row(page, 'Copy of CI')).toContainText('1 repository')
})

test("Duplicate does the same for an organization's token", async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  const web = await addOrganizationRepository(acme, 'web')
  await addOrganizationToken(acme, { label: 'CI', repositories: [web.id], scopes: ['scope-member-read'] })
  await page.goto(`/organizations/${acme.name}/access-tokens`)
  await choose(page, 'CI', 'Duplicate')
  await expect(page.getByLabel('Label')).toHaveValue('Copy of CI')
  await expect(page.getByLabel(`Access to ${web.fullName}`)).toHaveValue('pull')
  await expect(page.getByLabel('Expiration date')).toHaveValue('never')
  await expect(page.getByLabel(/Allow management access/)).toBeChecked()
})
