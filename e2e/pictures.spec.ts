import { join } from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { security } from '#e2e/fixtures/list.ts'
import { addSession, type Person } from '#e2e/fixtures/person.ts'
import { settle } from '#e2e/fixtures/settle.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

/** The pictures of the README and docs/, of the demonstration data. `PICTURES=docs` renews them. */
async function take(page: Page, info: TestInfo, name: string, height = 900): Promise<void> {
  await page.setViewportSize({ width: 1280, height })
  await settle(page)
  await page.evaluate(() => document.fonts.ready)
  const path = join(process.env.PICTURES ?? info.outputDir, `${name}.png`)
  expect((await page.screenshot({ path, animations: 'disabled' })).length).toBeGreaterThan(20_000)
}

test.beforeEach(async ({ page, context }) => {
  const [demo] = await query<{ id: string }>(`SELECT id FROM account WHERE username = 'demo'`)
  await context.addCookies((await addSession(demo as Person)).cookies)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
})

test('the Security tab', async ({ page }, info) => {
  await page.goto(security)
  await expect(page.getByText('CI for web').first()).toBeVisible()
  await take(page, info, 'security-tab', 1180)
})

test('a token’s page', async ({ page }, info) => {
  const [token] = await query<{ id: string }>(
    `SELECT token.id FROM token JOIN account ON account_id = account.id
     WHERE username = 'demo' AND description = 'CI for api'`,
  )
  await page.goto(`${security}/${token!.id}`)
  await expect(page.getByRole('heading', { name: 'CI for api' })).toBeVisible()
  await take(page, info, 'token-page')
})

test('the form of a new token', async ({ page }, info) => {
  await page.goto(`${security}/new?description=CI+for+web&permission=write&expires=30`)
  await expect(page.getByLabel('Description')).toHaveValue('CI for web')
  await take(page, info, 'new-token')
})

test('the command palette', async ({ page }, info) => {
  await page.goto(security)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /^Search pages/ })).toBeFocused()
  await page.keyboard.type('ga')
  await expect(page.getByRole('group', { name: 'Repositories' })).toBeVisible()
  await take(page, info, 'command-palette', 720)
})
