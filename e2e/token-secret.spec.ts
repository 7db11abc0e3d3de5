import type { Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { row, security } from '#e2e/fixtures/list.ts'
import {
  copyAndClose,
  generate,
  generateButton,
  requestRegistryToken,
  newToken,
  openForm,
  reveal,
  showSecret,
} from '#e2e/fixtures/new-token.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const done = (page: Page) => reveal(page).getByRole('button', { name: 'Done' })
const copy = (page: Page) => reveal(page).getByRole('button', { name: 'Copy token' })

/** Everything that a page keeps and could give back. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => url),
      ),
    )
    const performed = performance.getEntries().map(({ name }) => name)
    const kept = [
      history.state,
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      databases,
      cached,
      performed,
    ]
    const values = [...document.querySelectorAll('input, textarea')].map(
      (field) => (field as HTMLInputElement).value,
    )
    return JSON.stringify([kept, values, document.documentElement.outerHTML, location.href])
  })

test('the secret is masked until it is asked for, and Copy has the focus', async ({ page, person: _ }) => {
  await openForm(page)
  await generateButton(page).click()
  await expect(copy(page)).toBeFocused()
  const shown = reveal(page).getByLabel('Token', { exact: true })
  await expect(shown).toHaveText(/^gate_pat_•{32}\w{4}$/)
  const secret = await showSecret(page)
  expect(secret).toMatch(/^gate_pat_[0-9A-Za-z]{36}$/)
  await reveal(page).getByRole('button', { name: 'Show token' }).click()
  await expect(shown).toHaveText(/•{32}/)
  expect(await reveal(page).textContent()).not.toContain(secret)
})

test('it opens the registry door, and the wrong name with it does not', async ({ page, person, other }) => {
  await openForm(page)
  const secret = await generate(page)
  expect((await requestRegistryToken(page.request, person, secret)).status).toBe(200)
  expect((await requestRegistryToken(page.request, other, secret)).status).toBe(401)
})

test('closing before copying asks once', async ({ page, person: _ }) => {
  await openForm(page, 'Not copied')
  await generate(page)
  const question = reveal(page).getByRole('alert').filter({ hasText: 'You have not copied the token.' })
  await done(page).click()
  await expect(question).toBeVisible()
  await reveal(page).getByRole('button', { name: 'Keep it open' }).click()
  await expect(question).toBeHidden()
  await expect(copy(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await reveal(page).getByRole('button', { name: 'Close without copying' }).click()
  await expect(page).toHaveURL(security)
  await expect(row(page, 'Not copied')).toBeVisible()
})

test('after copying nothing is asked, and a click beside the dialog never closes it', async ({
  page,
  person: _,
}) => {
  await openForm(page)
  await generate(page)
  await page.mouse.click(5, 5)
  await expect(reveal(page)).toBeVisible()
  await expect(reveal(page).getByRole('alert')).toHaveCount(0)
  await copyAndClose(page)
})

test('leaving the page before copying is asked about by the browser, and not after', async ({
  page,
  person: _,
}) => {
  await openForm(page)
  await generate(page)
  const asked = page.waitForEvent('dialog')
  const leaving = page.goto(security).catch(() => null)
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await leaving
  await expect(reveal(page)).toBeVisible()
  await copy(page).click()
  await page.goto(security)
  await expect(row(page, 'A new token')).toBeVisible()
})

test('after closing, neither Back, reload nor anything kept leads to it', async ({ page, person: _ }) => {
  await openForm(page)
  const secret = await generate(page)
  const later: Promise<string>[] = []
  await copyAndClose(page)
  page.on('requestfinished', (request) => {
    // What still comes while the page closes can't be read, and was not kept.
    const body = request.response().then((response) => response!.text())
    later.push(body.catch(() => ''))
  })
  expect(await keptBy(page)).not.toContain(secret)
  await page.goBack()
  await expect(page.getByLabel('Description')).toBeVisible()
  await expect(reveal(page)).toBeHidden()
  expect(await keptBy(page)).not.toContain(secret)
  await page.reload()
  await expect(page.getByLabel('Description')).toHaveValue('')
  expect(await keptBy(page)).not.toContain(secret)
  await page.goForward()
  await expect(row(page, 'A new token')).toBeVisible()
  await row(page, 'A new token').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'A new token' })).toBeVisible()
  expect(await keptBy(page)).not.toContain(secret)
  const bodies = await Promise.all(later)
  expect(bodies.length).toBeGreaterThan(0)
  expect(bodies.filter((body) => body.includes(secret))).toEqual([])
})

test('a reload with the dialog open gives it away', async ({ page, person: _ }) => {
  await openForm(page)
  const secret = await generate(page)
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByLabel('Description')).toBeVisible()
  await expect(reveal(page)).toBeHidden()
  expect(await keptBy(page)).not.toContain(secret)
})

test('leaving and coming Back does not bring the dialog back', async ({ page, person: _ }) => {
  await openForm(page)
  const secret = await generate(page)
  await copy(page).click()
  await page.goto('/repositories')
  await page.goBack()
  await expect(page.getByLabel('Description')).toBeVisible()
  await expect(reveal(page)).toBeHidden()
  expect(await keptBy(page)).not.toContain(secret)
})

test('a list that fails to load after closing does not bring it back', async ({ page, person: _ }) => {
  await openForm(page)
  const secret = await generate(page)
  await page.route('**/account/security*', (route) => route.fulfill({ status: 500, body: 'No.' }))
  await copy(page).click()
  await done(page).click()
  await expect(page.getByText('No.')).toBeVisible()
  await page.unroute('**/account/security*')
  await page.goto(newToken)
  await expect(page.getByLabel('Description')).toBeVisible()
  expect(await keptBy(page)).not.toContain(secret)
})

test('what happens meanwhile does not take it away while it is open', async ({ page, person, context }) => {
  await openForm(page, 'Held')
  const secret = await generate(page)
  const elsewhere = await context.newPage()
  await elsewhere.goto(security)
  await expect(row(elsewhere, 'Held')).toBeVisible()
  await query(`UPDATE token SET description = 'Renamed' WHERE account_id = $1`, [person.id])
  await elsewhere.close()
  await page.bringToFront()
  await page.evaluate(() => {
    for (const event of ['focus', 'online', 'storage']) window.dispatchEvent(new Event(event))
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(reveal(page).getByLabel('Token', { exact: true })).toHaveText(secret)
  await query('DELETE FROM session WHERE account_id = $1', [person.id])
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(reveal(page).getByLabel('Token', { exact: true })).toHaveText(secret)
})
