import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { generate, openForm, requestRegistryToken, reveal, showSecret } from '#e2e/fixtures/new-token.ts'
import { addOrganization } from '#e2e/fixtures/organizations.ts'
import { watchActions } from '#e2e/fixtures/requests.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const line = (page: Page) => reveal(page).getByRole('status').filter({ hasText: 'first' })
const waiting = /^Waiting for the first use\./
const used = /^It works\. First used: signed in with .+ from 127\.0\.0\.1\.$/

test('the dialog says what was made, waits for the first use, and says that it works', async ({
  page,
  person,
}) => {
  await openForm(page, 'For my laptop')
  const secret = await generate(page)
  await expect(reveal(page)).toContainText('For my laptop')
  await expect(reveal(page)).toContainText(/Can pull .+, until \d+ \w+ \d{4}, \d\d:\d\d UTC\./)
  await expect(line(page)).toHaveText(waiting)
  await requestRegistryToken(page.request, person, secret)
  await expect(line(page)).toHaveText(used)
  await expect(line(page).locator('svg')).toHaveClass(/text-success/)
  await expectSilence(page)
})

test('it waits for an organization’s token, too', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await page.goto(`/organizations/${acme.name}/access-tokens/new`)
  await page.getByLabel('Label').fill('Mirror')
  await page.getByLabel('Read public repositories').check()
  await page.getByRole('button', { name: 'Generate token' }).click()
  const secret = await showSecret(page, 'oat')
  await expect(reveal(page)).toContainText('Mirror')
  await expect(line(page)).toHaveText(waiting)
  await requestRegistryToken(page.request, { username: acme.name }, secret)
  await expect(line(page)).toHaveText(used)
})

test('it asks again after a lost connection, and no longer once it is closed', async ({
  page,
  person: _,
  context,
}) => {
  await page.clock.install()
  await openForm(page)
  // From here on, nothing happens before its time is run.
  await page.clock.pauseAt(Date.now() + 60_000)
  await generate(page)
  const actions = watchActions(page)
  const lost = page.waitForEvent('requestfailed')
  await context.setOffline(true)
  await page.clock.runFor(2_000)
  await lost
  expect(actions).toHaveLength(1)
  await context.setOffline(false)
  // The page learns of the loss later than this test does, and waits from then on.
  await expect(async () => {
    await page.clock.runFor(1_000)
    expect(actions).toHaveLength(2)
  }).toPass()
  await expect(line(page)).toHaveText(waiting)
  await reveal(page).getByRole('button', { name: 'Copy token' }).click()
  await reveal(page).getByRole('button', { name: 'Done' }).click()
  await expect(reveal(page)).toBeHidden()
  await page.clock.runFor(60_000)
  expect(actions).toHaveLength(2)
})
