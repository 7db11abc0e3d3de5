import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { row, security, toast } from '#e2e/fixtures/list.ts'
import { addOrganization, addOrganizationToken } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, day } from '#e2e/fixtures/tokens.ts'

test.use({ timezoneId: 'UTC' })

test('the expiration is brought forward, and only that', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'CI', expires: 40 * day })
  await page.goto(`${security}/${id}/access`)
  const field = page.getByLabel('Expiration')
  await expect(field).toHaveAccessibleDescription(
    'It can only be brought forward. For a later one, rotate the token.',
  )
  await expect(page.getByRole('link', { name: 'rotate the token' })).toHaveAttribute(
    'href',
    `${security}/rotate?id=${id}`,
  )
  await expect(field.locator('option')).toHaveText(['As it is', '7 days', '30 days', 'Custom'])
  await expectSilence(page)
  await field.selectOption('7 days')
  await expect(page.getByRole('complementary', { name: 'Summary' })).toContainText('Can pull')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved “CI”.')).toBeVisible()
  await page.goto(security)
  await expect(row(page, 'CI')).toContainText('in 7 days')
  await page.goto('/account/activity')
  await expect(page.getByRole('main')).toContainText('Expires: ')
})

test('a later day is refused with what to do instead, and nothing is lost', async ({ page, person }) => {
  const expires = 40 * day
  const { id } = await addToken(person, { description: 'CI', expires })
  const before = await query('SELECT expires_at FROM token WHERE id = $1', [id])
  await page.goto(`${security}/${id}/access`)
  await page.getByLabel('Expiration').selectOption('Custom')
  const custom = page.getByLabel('Day', { exact: true })
  const last = new Date(Date.now() + expires).toISOString().slice(0, 10)
  await expect(custom).toHaveAttribute('max', last)
  await custom.fill('2126-01-01')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(custom).toHaveAccessibleDescription(/To make it later, rotate the token\./)
  await expect(custom).toHaveValue('2126-01-01')
  expect(await query('SELECT expires_at FROM token WHERE id = $1', [id])).toEqual(before)
  await page.getByLabel('Expiration').selectOption('As it is')
  await page.getByLabel('Description').fill('CI for web')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved “CI for web”.')).toBeVisible()
  expect(await query('SELECT expires_at FROM token WHERE id = $1', [id])).toEqual(before)
})

test("an organization's token without one gets an end", async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']], { maxTokenDays: 90 })
  const { id } = await addOrganizationToken(acme, { label: 'CI', publicRead: true })
  await page.goto(`/organizations/${acme.name}/access-tokens/${id}/access`)
  const field = page.getByLabel('Expiration date')
  await expect(field.locator('option').first()).toHaveText('No expiration')
  await field.selectOption('30 days')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(toast(page, 'Saved “CI”.')).toBeVisible()
  const [{ days }] = (await query<{ days: number }>(
    `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM token WHERE id = $1`,
    [id],
  )) as [{ days: number }]
  expect(days).toBe(30)
})

test('what somebody else has shortened meanwhile is said', async ({ page, person, otherBrowser }) => {
  const { id } = await addToken(person, { description: 'CI', expires: 80 * day })
  const there = await otherBrowser.newPage()
  for (const one of [page, there]) await one.goto(`${security}/${id}/access`)
  await there.getByLabel('Expiration').selectOption('30 days')
  await there.getByRole('button', { name: 'Save' }).click()
  await expect(toast(there, 'Saved “CI”.')).toBeVisible()
  await page.getByLabel('Expiration').selectOption('7 days')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Someone else changed this meanwhile. It is now Expires at:')).toBeVisible()
})
