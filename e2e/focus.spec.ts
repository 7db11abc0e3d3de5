import type { Page } from '@playwright/test'
import { choose, descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, addTokens } from '#e2e/fixtures/tokens.ts'

/** The next Tab goes on from here, instead of beginning at the top of the page. */
async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.nodeName)).not.toBe('BODY')
}

const scrolled = (page: Page) => page.evaluate(() => scrollY)

test('the focus never falls to the body, whatever is done to a list', async ({ page, person }) => {
  test.slow()
  await addTokens(person, 41)
  await page.goto(security)
  const link = (name: string | RegExp) => page.getByRole('link', { name })
  const enter = () => page.keyboard.press('Enter')

  await test.step('to the last page, where Next ends', async () => {
    await link('Next').focus()
    await enter()
    await expect(list(page).getByText('21–40 of 41', { exact: true })).toBeVisible()
    await enter()
    await expect(descriptions(page)).toHaveCount(1)
    await expectFocus(page)
  })
  await test.step('a row that is the last of its page is deleted', async () => {
    await choose(page, 'Token 001', 'Delete')
    await page.getByRole('button', { name: 'Delete token' }).focus()
    await enter()
    await expect(row(page, 'Token 001')).toHaveCount(0)
    await expectFocus(page)
  })
  await test.step('sorting', async () => {
    await page.goto(security)
    await list(page).getByRole('link', { name: 'Description' }).focus()
    await enter()
    await expect(page).toHaveURL(/sort=description/)
    await expectFocus(page)
  })
  await test.step('a search without a match is cleared', async () => {
    await page.getByRole('searchbox').fill('nothing of that name')
    await link('Clear search and filters').focus()
    await enter()
    await expect(descriptions(page)).toHaveCount(20)
    await expectFocus(page)
  })
  await test.step('a filter without a match is cleared', async () => {
    await link(/^0\s*Expired/).focus()
    await enter()
    await link('Clear filters').focus()
    await enter()
    await expect(descriptions(page)).toHaveCount(20)
    await expectFocus(page)
  })
  await test.step('Undo', async () => {
    await choose(page, 'Token 005', 'Deactivate')
    await page.getByRole('button', { name: 'Undo' }).focus()
    await enter()
    await expect(toast(page, 'Activated “Token 005”.')).toBeVisible()
    await expectFocus(page)
  })
  await test.step('a toast is dismissed', async () => {
    await page.getByRole('button', { name: 'Dismiss' }).first().focus()
    await page.keyboard.press('Escape')
    await expectFocus(page)
  })
  await test.step('Escape twice, from a menu and from a dialog', async () => {
    await row(page, 'Token 005').getByRole('button').focus()
    await enter()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expectFocus(page)
    await choose(page, 'Token 005', 'Delete')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expectFocus(page)
  })
  await test.step('the selection is cleared', async () => {
    await page.getByRole('checkbox', { name: 'Select all on this page' }).focus()
    await page.keyboard.press('Space')
    await list(page).getByRole('button', { name: 'Select all 40' }).focus()
    await enter()
    await expectFocus(page)
    await list(page).getByRole('button', { name: 'Clear' }).focus()
    await enter()
    await expectFocus(page)
  })
  await test.step('an edit is saved', async () => {
    await choose(page, 'Token 005', 'Edit')
    await page.getByLabel('Description').fill('Token 5, renamed')
    await page.getByRole('button', { name: 'Save' }).focus()
    await enter()
    await expect(list(page)).toBeVisible()
    await expectFocus(page)
  })
  await test.step('all that there is is deleted', async () => {
    await page.goto(security)
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
    await list(page).getByRole('button', { name: 'Select all 40' }).click()
    await list(page).getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete 40 tokens' }).focus()
    await enter()
    await expect(page.getByText('You have no access tokens yet.')).toBeVisible()
    await expectFocus(page)
  })
})

test('deleting a row leaves the page where it was scrolled to', async ({ page, person }) => {
  await addTokens(person, 40)
  await page.goto(security)
  await choose(page, 'Token 024', 'Delete')
  const before = await scrolled(page)
  expect(before).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Delete token' }).click()
  await expect(row(page, 'Token 024')).toHaveCount(0)
  await expectFocus(page)
  expect(await scrolled(page)).toBe(before)
})

test('paging and sorting say what came', async ({ page, person }) => {
  await addTokens(person, 41)
  await page.goto(security)
  const said = list(page).getByRole('status')
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(said).toHaveText('21–40 of 41 tokens, Newest first')
  await list(page).getByRole('link', { name: 'Description' }).click()
  await expect(said).toHaveText('1–20 of 41 tokens, Description, A to Z')
  await page.getByRole('searchbox').fill('Token 001')
  await expect(said).toHaveText('1 of 1 token, Description, A to Z')
})

test('offline, a link that would lose the page says so', async ({ page, context, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  await context.setOffline(true)
  for (const name of ['CI', 'New Access Token', 'Profile', 'Repositories']) {
    await page.getByRole('link', { name, exact: true }).click()
    const said = toast(page, 'You are offline. This page stays as it is.')
    await expect(said).toBeVisible()
    await expect(page).toHaveURL(security)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect(said).toHaveCount(0)
  }
  await context.setOffline(false)
})

test('required fields say so', async ({ page, person }) => {
  await page.goto(`${security}/new`)
  await expect(page.getByLabel('Description')).toHaveAttribute('aria-required', 'true')
  await page.goto('/repositories/new')
  await expect(page.getByLabel('Name')).toHaveAttribute('aria-required', 'true')
  await expect(page.getByLabel('Description')).not.toHaveAttribute('aria-required')
  expect(person.username).toBeTruthy()
})

test('toasts leave the menus of rows and the selection bar in reach', async ({ page, person }) => {
  await addTokens(person, 20)
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 700 })
    await page.goto(security)
    await choose(page, 'Token 020', 'Deactivate')
    const card = page.locator('[data-toaster] > div').first()
    const said = (await card.boundingBox())!
    for (const one of await list(page)
      .getByRole('button', { name: /^Actions for/ })
      .all()) {
      const button = (await one.boundingBox())!
      expect(button.x >= said.x + said.width || button.x + button.width <= said.x).toBe(true)
    }
    await row(page, 'Token 019').getByRole('checkbox').check()
    // A toast that stands there moves away.
    await expect(async () => {
      const bar = (await page.locator('[data-selection-bar]').boundingBox())!
      const now = (await card.boundingBox())!
      expect(now.y + now.height <= bar.y || bar.y + bar.height <= now.y).toBe(true)
    }).toPass()
    await choose(page, 'Token 020', 'Activate')
  }
})
