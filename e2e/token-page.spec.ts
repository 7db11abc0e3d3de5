import type { Page } from '@playwright/test'
import { addEntries } from '#e2e/fixtures/activity.ts'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { row, security, toast } from '#e2e/fixtures/list.ts'
import { requestRegistryToken } from '#e2e/fixtures/new-token.ts'
import {
  addOrganization,
  addOrganizationRepository,
  addOrganizationToken,
} from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, day, hour, minute } from '#e2e/fixtures/tokens.ts'

const fact = (page: Page, name: string) =>
  page.getByRole('main').locator('dl > div').filter({ hasText: name }).getByRole('definition')

const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Access token' }).getByRole('link', { name })

/** Rows of a table, without its headings. */
const entries = (page: Page) =>
  page
    .locator('tbody')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

test('a token’s page has its name as title and tells what it can do, its use, its end and its id', async ({
  page,
  person,
}) => {
  const { fullName, id: repository } = await addRepository(person, 'api')
  const token = await addToken(person, {
    description: 'CI for web',
    repositories: [repository],
    expires: 12 * day,
    created: 3 * day,
    used: { ago: 2 * hour, address: '203.0.113.40', client: 'docker 28.2.2' },
  })
  await page.goto(security)
  await row(page, 'CI for web').getByRole('link', { name: 'CI for web' }).click()
  await expect(page).toHaveURL(`${security}/${token.id}`)
  await expect(page).toHaveTitle('CI for web · Security · Gatehouse')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('CI for web')
  await expect(page.getByText(`Can pull ${fullName}, and nothing else, until`)).toBeVisible()
  await expect(fact(page, 'Last used')).toContainText('2 hours ago')
  await expect(fact(page, 'Last used')).toContainText('with docker 28.2.2 from 203.0.113.40')
  await expect(fact(page, 'Expires')).toHaveText('in 12 days')
  await expect(fact(page, 'Created')).toContainText('3 days ago')
  await expect(fact(page, 'Secret')).toHaveText(token.hint)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await fact(page, 'ID').getByRole('button', { name: 'Copy the ID' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token.id)
})

test('Access is the form, Activity is what the log has about this token, each at its address', async ({
  page,
  person,
}) => {
  const [token, other] = [await addToken(person, { description: 'CI' }), await addToken(person)]
  const entry = { actor: person.username, action: 'token.update' }
  await addEntries({ accountId: person.id }, [
    { ...entry, target: ['token', 'CI', token.id] },
    { ...entry, target: ['token', 'Another', other.id] },
  ])
  await page.goto(`${security}/${token.id}`)
  await expect(tab(page, 'Overview')).toHaveAttribute('aria-current', 'page')
  await tab(page, 'Access').click()
  await expect(page).toHaveURL(`${security}/${token.id}/access`)
  await expect(page).toHaveTitle('CI · Security · Gatehouse')
  await expect(page.getByLabel('Description')).toHaveValue('CI')
  await tab(page, 'Activity').click()
  await expect(page).toHaveURL(`${security}/${token.id}/activity`)
  await expect(tab(page, 'Activity')).toHaveAttribute('aria-current', 'page')
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page)).toContainText('Changed an access token')
})

test('a token is deactivated, activated and deleted from its page', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'CI' })
  await page.goto(`${security}/${id}`)
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await expect(toast(page, 'Deactivated “CI”.')).toBeVisible()
  await expect(
    page.getByText(/^Does nothing while it is inactive\. When it is active, it can pull/),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Activate' }).press('Enter')
  await expect(toast(page, /^Activated “CI”/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeFocused()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete token' }).click()
  await expect(page).toHaveURL(security)
  await expect(toast(page, 'Deleted “CI”.')).toBeVisible()
  expect(await query('SELECT FROM token WHERE id = $1', [id])).toEqual([])
})

test('an expired token’s page tells what it could do and offers no form', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Over', expires: -day })
  await page.goto(security)
  await row(page, 'Over').getByRole('link', { name: 'Over' }).click()
  await expect(page.getByText(/^Expired on .* UTC and no longer works\. It could pull every/)).toBeVisible()
  await expect(fact(page, 'Expired')).toHaveText('1 day ago')
  await expect(page.getByRole('button', { name: 'Activate' })).toHaveCount(0)
  await page.goto(`${security}/${id}/access`)
  await expect(page.getByText('This token has expired')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0)
})

test('an organization’s token has the same pages, for its owners alone', async ({ page, person, other }) => {
  const acme = await addOrganization([
    [person, 'owner'],
    [other, 'editor'],
  ])
  const tokens = `/organizations/${acme.name}/access-tokens`
  const { id } = await addOrganizationToken(acme, { label: 'Deploy', all: 'pull', createdBy: 'ada' })
  await page.goto(`${tokens}/${id}`)
  await expect(page).toHaveTitle(`Deploy · Access tokens · ${acme.name} · Gatehouse`)
  await expect(page.getByText(`Can pull every repository of ${acme.name}, with no expiration.`)).toBeVisible()
  await expect(fact(page, 'Created')).toContainText('by ada')
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate token' }).click()
  await expect(page.getByText(/^Is inactive and no longer works\. It could pull/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Activate' })).toHaveCount(0)
  await tab(page, 'Activity').click()
  await expect(entries(page)).toContainText('Deactivated an access token')
  await query(`UPDATE membership SET role = 'editor' WHERE account_id = $1`, [person.id])
  for (const path of ['', '/access', '/activity']) {
    await page.goto(`${tokens}/${id}${path}`)
    await expect(page.getByText("Your role doesn't give you access to this page.")).toBeVisible()
    await expect(page.getByText('Deploy')).toHaveCount(0)
  }
})

test('Overview lists what was asked, granted or refused, from where and with what', async ({
  page,
  person,
}) => {
  const { fullName } = await addRepository(person, 'api')
  const token = await addToken(person, { description: 'CI', permission: 'read' })
  const expired = await addToken(person, { description: 'Over', expires: -day })
  for (const { secret } of [token, expired])
    await requestRegistryToken(page.request, person, secret, `repository:${fullName}:pull,push`)
  const exchanges = page.getByRole('table', { name: 'Last exchanges' }).getByRole('row')
  await expect(async () => {
    await page.goto(`${security}/${token.id}`)
    await expect(exchanges).toHaveCount(2, { timeout: 100 })
  }).toPass()
  const latest = exchanges.last()
  await expect(latest).toContainText(`Asked to push ${fullName}`)
  await expect(latest).toContainText(`Not granted: push to ${fullName}`)
  await expect(latest).toContainText('Partly granted')
  await expect(latest).toContainText('127.0.0.1')
  await expect(fact(page, 'Last used')).toContainText('Partly granted')
  await expect(async () => {
    await page.goto(`${security}/${expired.id}`)
    await expect(exchanges).toHaveCount(2, { timeout: 100 })
  }).toPass()
  await expect(latest).toContainText('Refused')
  await expect(latest).toContainText('This access token expired on')
  await expect(fact(page, 'Last used')).toHaveText('Never used')
})

test('a deleted token has its page for 30 days, and the log leads to it', async ({ page, person }) => {
  const { id, hint } = await addToken(person, { description: 'CI', permission: 'write' })
  await page.goto(`${security}/${id}`)
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete token' }).click()
  await expect(page).toHaveURL(security)
  await page.goto('/account/activity')
  await page.getByRole('row').filter({ hasText: 'Deleted an access token' }).getByRole('link').click()
  await expect(page).toHaveURL(`${security}/${id}`)
  await expect(page.getByText(`Deleted just now by ${person.username}`)).toBeVisible()
  await expect(page.getByText(/^No longer works\. It could pull every repository/)).toBeVisible()
  await expect(fact(page, 'Secret')).toHaveText(hint)
  for (const name of ['Deactivate', 'Activate', 'Delete', 'Save'])
    await expect(page.getByRole('main').getByRole('button', { name, exact: true })).toHaveCount(0)
  await tab(page, 'Access').click()
  await expect(page.getByText('This token was deleted. It no longer works.')).toBeVisible()
  await expect(fact(page, 'Permission')).toHaveText('Read & Write')
  await tab(page, 'Activity').click()
  await expect(entries(page)).toContainText('Deleted an access token')
  await page.getByRole('link', { name: 'Duplicate' }).click()
  await expect(page.getByLabel('Description')).toHaveValue('Copy of CI')
})

test('a row tells when, from where, with what and for what its token was used', async ({ page, person }) => {
  const { id } = await addToken(person, {
    description: 'CI',
    used: { ago: 4 * minute, address: '203.0.113.40', client: 'docker 28.2.2' },
  })
  await query(`UPDATE token SET last_used_action = 'pulled demo/api' WHERE id = $1`, [id])
  await page.goto(security)
  await expect(row(page, 'CI')).toContainText('4 min ago')
  await expect(row(page, 'CI')).toContainText('pulled demo/api · 203.0.113.40')
})

for (const width of [1280, 390]) {
  test(`at ${width} px “2 repositories” opens their names and rights, by keyboard too`, async ({
    page,
    person,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    const [api, web] = [await addRepository(person, 'api'), await addRepository(person, 'web')]
    await addToken(person, { description: 'CI', repositories: [api.id, web.id] })
    await page.goto(security)
    const button = row(page, 'CI').getByRole('button', { name: '2 repositories' })
    const panel = page.getByRole('dialog', { name: 'Repositories of CI' })
    await button.press('Enter')
    await expect(panel.getByRole('listitem')).toHaveText([`${api.fullName}pull`, `${web.fullName}pull`])
    await expect(panel).toBeInViewport({ ratio: 1 })
    await expectSilence(page)
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(button).toBeFocused()
    await button.click()
    await expect(panel.getByRole('listitem')).toHaveCount(2)
    await page.getByRole('heading', { name: 'Security' }).click()
    await expect(panel).toBeHidden()
    await button.click()
    await expect(panel).toBeVisible()
    await button.click()
    await expect(panel).toBeHidden()
  })
}

test('an organization’s row opens its chosen repositories', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  const api = await addOrganizationRepository(acme, 'api')
  await addOrganizationToken(acme, { label: 'Deploy', repositories: [api.id] })
  await page.goto(`/organizations/${acme.name}/access-tokens`)
  await page.getByRole('button', { name: /^1 repository/ }).click()
  const panel = page.getByRole('dialog', { name: 'Repositories of Deploy' })
  await expect(panel.getByRole('listitem')).toContainText(`${acme.name}/api`)
})

test('the list leads to what was deleted lately', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'CI' })
  await query('DELETE FROM token WHERE id = $1', [id])
  await page.goto(security)
  await page.getByRole('link', { name: 'Recently deleted tokens' }).click()
  await expect(page).toHaveTitle('Recently deleted · Security · Gatehouse')
  await expect(entries(page)).toContainText('just now')
  await expectSilence(page)
  await page.getByRole('link', { name: 'CI' }).click()
  await expect(page).toHaveURL(`${security}/${id}`)
  await expectSilence(page)
})
