import type { Page } from '@playwright/test'
import { choose, descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { generate, openForm } from '#e2e/fixtures/new-token.ts'
import { settle } from '#e2e/fixtures/settle.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, addTokens, day } from '#e2e/fixtures/tokens.ts'

declare global {
  interface Window {
    shifted: number
  }
}

test.beforeEach(async ({ page, person }) => {
  // Counts what the browser counts against a page, and what a click excuses in it as well.
  await page.addInitScript(() => {
    window.shifted = 0
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries())
        window.shifted += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await addToken(person, { description: 'CI', expires: 2 * day })
  await addToken(person, { description: 'Old', expires: -day, created: day })
  await addTokens(person, 25)
})

/** Once all is done, and two frames later, so that a shift has been seen. */
async function shifted(page: Page): Promise<number> {
  await settle(page)
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    return window.shifted
  })
}

for (const width of [1280, 390]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } })

    test('nothing moves while the list loads', async ({ page }) => {
      await page.goto(security)
      await expect(descriptions(page)).toHaveCount(20)
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
    })

    test('nothing moves when the font comes late', async ({ page }) => {
      let letGo = () => {}
      const held = new Promise<void>((go) => (letGo = go))
      await page.route('**/*.woff2', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(security, { waitUntil: 'domcontentloaded' })
      await expect(descriptions(page)).toHaveCount(20)
      letGo()
      await page.waitForLoadState()
      await page.evaluate(() => document.fonts.ready)
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
    })

    test('nothing moves when rows are selected and the bar is cleared', async ({ page }) => {
      await page.goto(security)
      await row(page, 'CI').getByRole('checkbox').check()
      await expect(list(page).getByText('1 selected')).toBeVisible()
      await page.getByRole('button', { name: 'Clear' }).click()
      await expect(list(page).getByText('selected')).toHaveCount(0)
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
    })

    test('nothing above the rows moves when the list is filtered', async ({ page }) => {
      await page.goto(security)
      const table = list(page).getByRole('table')
      await expect(descriptions(page)).toHaveCount(20)
      const before = (await table.boundingBox())!.y
      await page.getByRole('link', { name: /Expired/ }).click()
      await expect(descriptions(page)).toHaveText(['Old'])
      expect((await table.boundingBox())!.y).toBe(before)
      await page.getByRole('searchbox').fill('no such token')
      await expect(page.getByText(/^No expired token/)).toBeVisible()
      expect((await page.getByRole('searchbox').boundingBox())!.y).toBeLessThan(before)
    })

    test('nothing moves when a toast comes', async ({ page }) => {
      await page.goto(security)
      await choose(page, 'CI', 'Deactivate')
      await expect(toast(page, 'Deactivated “CI”.')).toBeVisible()
      await expect(row(page, 'CI')).toContainText('Inactive')
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
    })

    test('nothing moves when a dialog opens and closes', async ({ page }) => {
      await page.goto(security)
      await choose(page, 'CI', 'Delete')
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByRole('alertdialog')).toBeHidden()
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
    })

    test('nothing moves in the form where the font does not come', async ({ page }) => {
      await page.route('**/*.woff2', (route) => route.abort())
      await openForm(page)
      await page.getByLabel('Expiration').selectOption('No expiration')
      await expect(page.getByText('It works until you deactivate or delete it.')).toBeVisible()
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
    })

    test('nothing moves in the form before something is chosen, nor above a chosen tab after', async ({
      page,
    }) => {
      await openForm(page)
      await page.getByLabel('Expiration').selectOption('No expiration')
      await page.getByText('Read & Write', { exact: true }).click()
      await generate(page)
      expect(await shifted(page)).toBeLessThanOrEqual(0.01)
      const tabs = page.getByRole('tablist')
      const before = await tabs.boundingBox()
      for (const tab of ['Kubernetes', 'config.json', 'docker']) {
        await page.getByRole('tab', { name: tab, exact: true }).click()
        expect(await tabs.boundingBox()).toEqual(before)
      }
    })
  })
}

test('who wants no motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const longest = () =>
    page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0)),
      ),
    )
  await page.goto(security)
  await row(page, 'CI').getByRole('button').click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await longest()).toBeLessThanOrEqual(1)
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await longest()).toBeLessThanOrEqual(1)
})

test('the theme follows the system, and the menu’s choice beats it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(security)
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const dark = await background()
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(background).not.toBe(dark)
  const light = await background()
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect.poll(background).toBe(dark)
  await page.reload()
  expect(await background()).toBe(dark)
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('menuitemradio', { name: 'System' }).click()
  await expect.poll(background).toBe(light)
})
