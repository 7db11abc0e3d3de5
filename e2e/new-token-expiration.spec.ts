import type { Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { row } from '#e2e/fixtures/list.ts'
import { copyAndClose, generate, generateButton, newToken, openForm } from '#e2e/fixtures/new-token.ts'
import { watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { day, hour, minute } from '#e2e/fixtures/tokens.ts'

const expiration = (page: Page) => page.getByLabel('Expiration')
const form = (page: Page) => page.getByRole('form', { name: 'New access token' })
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/** "4 Dec 2026, 14:00 UTC", spelled out here once more. */
function inUtc(at: Date): string {
  const time = at.toISOString().slice(11, 16)
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${time} UTC`
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** The instant that the form promises, in its own words. */
async function promised(page: Page): Promise<string> {
  const words = form(page).getByText(/^Expires on .* UTC$/)
  await expect(words).toBeVisible()
  return (await words.textContent())!.replace('Expires on ', '')
}

/** The instant that a row tells on focus. */
async function told(page: Page, description: string): Promise<string> {
  await row(page, description).locator('time').last().focus()
  await expect(page.getByRole('tooltip')).toBeVisible()
  return (await page.getByRole('tooltip').textContent())!.split('\n')[0]!
}

for (const [label, days] of [
  ['7 days', 7],
  ['30 days', 30],
  ['60 days', 60],
  ['90 days', 90],
  ['1 year', 365],
] as const) {
  test(`${label}: the instant is in words before, and the row then says the same`, async ({
    page,
    person,
  }) => {
    await openForm(page, label)
    if (days === 30) await expect(expiration(page).locator('option:checked')).toHaveText('30 days')
    else await expiration(page).selectOption(label)
    const words = await promised(page)
    await generate(page)
    await copyAndClose(page)
    expect(await told(page, label)).toBe(words)
    const [token] = await query<{ expires_at: Date; created_at: Date }>(
      'SELECT expires_at, created_at FROM token WHERE account_id = $1',
      [person.id],
    )
    expect(inUtc(token!.expires_at)).toBe(words)
    const off = token!.created_at.getTime() + days * day - token!.expires_at.getTime()
    expect(Math.abs(off)).toBeLessThan(2 * minute)
  })
}

test('No expiration says that it works until it is deleted, and the row says Never', async ({
  page,
  person: _,
}) => {
  await openForm(page, 'For ever')
  await expiration(page).selectOption('No expiration')
  await expect(form(page).getByText(/works until you/)).toBeVisible()
  await generate(page)
  await copyAndClose(page)
  await expect(row(page, 'For ever').getByText('Never', { exact: true })).toBeVisible()
})

test('Custom takes a day and an hour', async ({ page, person: _ }) => {
  await openForm(page, 'Custom')
  await expiration(page).selectOption('Custom')
  const at = new Date(Date.now() + 100 * day)
  await page.getByLabel('Day', { exact: true }).fill(dayOf(at))
  await page.getByLabel('Hour', { exact: true }).selectOption('17:00')
  at.setUTCHours(17, 0, 0, 0)
  expect(await promised(page)).toBe(inUtc(at))
  await generate(page)
  await copyAndClose(page)
  expect(await told(page, 'Custom')).toBe(inUtc(at))
})

test.describe('on a clock in Kolkata', () => {
  test.use({ timezoneId: 'Asia/Kolkata' })

  test('the hour chosen is the viewer’s, and both zones are named', async ({ page, person: _ }) => {
    await openForm(page, 'Half an hour off')
    await expiration(page).selectOption('Custom')
    const date = dayOf(new Date(Date.now() + 100 * day))
    await page.getByLabel('Day', { exact: true }).fill(date)
    await page.getByLabel('Hour', { exact: true }).selectOption('10:00')
    const at = new Date(`${date}T04:30:00Z`)
    expect(await promised(page)).toBe(inUtc(at))
    await expect(form(page).getByText(/10:00 GMT\+5:30/)).toBeVisible()
    await generate(page)
    await copyAndClose(page)
    expect(await told(page, 'Half an hour off')).toBe(inUtc(at))
  })
})

test('a day that is missing, not a day, or past is refused and makes nothing', async ({ page, person }) => {
  await openForm(page, 'Never made')
  const actions = watchActions(page)
  await expiration(page).selectOption('Custom')
  await page.getByLabel('Day', { exact: true }).fill('')
  await generateButton(page).click()
  await expect(form(page).getByRole('alert').first()).toContainText(/[Cc]hoose/)
  await page.getByLabel('Day', { exact: true }).fill(dayOf(new Date(Date.now() - 2 * day)))
  await expect(form(page).getByText('Choose a time in the future.')).toBeVisible()
  await generateButton(page).click()
  await expect(page.getByLabel('Day', { exact: true })).toHaveAccessibleDescription(
    'Choose a time in the future.',
  )
  expect(actions).toEqual([])
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toEqual([])
})

test('an instant that passes while the form is open is refused by the server', async ({ page, person }) => {
  const now = Date.now()
  await page.clock.setFixedTime(now - 5 * hour)
  await openForm(page, 'Too late')
  await expiration(page).selectOption('Custom')
  const at = new Date(now - 2 * hour)
  await page.getByLabel('Day', { exact: true }).fill(dayOf(at))
  await page.getByLabel('Hour', { exact: true }).selectOption(`${at.toISOString().slice(11, 13)}:00`)
  await generateButton(page).click()
  await expect(page.getByLabel('Day', { exact: true })).toHaveAccessibleDescription(/in the future/)
  await expect(page.getByLabel('Description')).toHaveValue('Too late')
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toEqual([])
})

test('the choices are those of the rules, 30 days at first', async ({ page, person: _ }) => {
  await page.goto(newToken)
  await expect(expiration(page).getByRole('option')).toHaveText([
    ...['7 days', '30 days', '60 days', '90 days', '1 year', 'Custom', 'No expiration'],
  ])
  await expect(expiration(page).locator('option:checked')).toHaveText('30 days')
})
