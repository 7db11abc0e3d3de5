import { devices, type Locator, type Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { requestRegistryToken, openForm, reveal, showSecret } from '#e2e/fixtures/new-token.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, day, hour } from '#e2e/fixtures/tokens.ts'

const { viewport: _, defaultBrowserType: __, ...phone } = devices['iPhone 13']
test.use({ ...phone, viewport: { width: 390, height: 844 } })

/** Taps, and insists that nothing had to be scrolled sideways to get there. */
async function tap(target: Locator): Promise<void> {
  await target.tap()
  const wider = await target.page().evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wider).toBe(false)
}

const menu = async (page: Page, description: string, item: string) => {
  await tap(row(page, description).getByRole('button', { name: `Actions for ${description}` }))
  await tap(page.getByRole('menuitem', { name: item, exact: true }))
}

test('the way to the Security tab leads through the navigation sheet', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto('/account/profile')
  await tap(page.getByRole('button', { name: 'Navigation' }))
  await tap(page.getByRole('dialog').getByRole('link', { name: 'Security' }))
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(row(page, 'CI')).toBeVisible()
})

test('a card is two lines and a menu, and tells what a row does', async ({ page, person }) => {
  await addToken(person, {
    description: 'CI',
    permission: 'write',
    expires: 12 * day,
    used: { ago: 3 * hour },
  })
  await page.goto(security)
  for (const words of ['CI', 'Active', 'Read & Write', '3 hours ago', 'in 12 days']) {
    await expect(row(page, 'CI').getByText(words).filter({ visible: true })).toBeVisible()
  }
  const tops = await row(page, 'CI')
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().top)))
  const { height } = (await row(page, 'CI').boundingBox())!
  expect(height).toBeLessThan(64)
  expect(new Set(tops).size).toBeGreaterThan(1)
  for (const control of [row(page, 'CI').getByRole('button'), row(page, 'CI').locator('label')]) {
    const box = (await control.boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
  }
})

test('filter, search, order and page by touch', async ({ page, person }) => {
  await addToken(person, { description: 'Beta', used: { ago: hour } })
  await addToken(person, { description: 'Alpha', created: day })
  await addToken(person, { description: 'Gone', expires: -day })
  await page.goto(security)
  await tap(page.getByRole('link', { name: /Expired/ }))
  await expect(descriptions(page)).toHaveText(['Gone'])
  await tap(page.getByRole('link', { name: /Expired/ }))
  await expect(descriptions(page)).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Description, A to Z')
  await expect(descriptions(page)).toHaveText(['Alpha', 'Beta', 'Gone'])
  await page.getByRole('searchbox').fill('bet')
  await expect(descriptions(page)).toHaveText(['Beta'])
})

test('deactivate, undo and delete by touch', async ({ page, person }) => {
  await addToken(person, { description: 'CI', used: { ago: hour, address: '192.0.2.7' } })
  await page.goto(security)
  await menu(page, 'CI', 'Deactivate')
  await expect(row(page, 'CI')).toContainText('Inactive')
  await tap(page.getByRole('button', { name: 'Undo' }))
  await expect(row(page, 'CI').getByText('Active', { exact: true })).toBeVisible()
  await menu(page, 'CI', 'Delete')
  await expect(page.getByRole('alertdialog')).toContainText('from 192.0.2.7')
  await tap(page.getByRole('button', { name: 'Delete token' }))
  await expect(toast(page, 'Deleted “CI”.')).toBeVisible()
})

test('select several and delete them by touch', async ({ page, person }) => {
  for (const description of ['One', 'Two', 'Three']) await addToken(person, { description })
  await page.goto(security)
  for (const description of ['One', 'Two']) await tap(row(page, description).getByRole('checkbox'))
  await expect(list(page).getByText('2 selected')).toBeVisible()
  await tap(page.getByRole('button', { name: 'Clear' }))
  await tap(page.getByText('Select all', { exact: true }))
  await expect(list(page).getByText('3 selected')).toBeVisible()
  await tap(row(page, 'Three').getByRole('checkbox'))
  await tap(list(page).getByRole('button', { name: 'Delete', exact: true }))
  await tap(page.getByRole('button', { name: 'Delete 2 tokens' }))
  await expect(descriptions(page)).toHaveText(['Three'])
})

test('make a token for one repository, copy it and use it, by touch', async ({ page, person, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { fullName } = await addRepository(person, 'api')
  await openForm(page, 'From a phone')
  await page.getByLabel('Expiration').selectOption('7 days')
  await tap(page.getByText('Read & Write', { exact: true }))
  await tap(page.getByText('Selected repositories', { exact: true }))
  await tap(page.getByRole('combobox', { name: 'Add repositories' }))
  await tap(page.getByRole('option', { name: fullName }))
  await tap(page.getByRole('heading', { level: 1 }))
  await tap(page.getByRole('group', { name: `Rights on ${fullName}` }).getByText('pull'))
  await tap(page.getByRole('button', { name: 'Generate' }))
  const secret = await showSecret(page)
  await tap(reveal(page).getByRole('tab', { name: 'config.json' }))
  await tap(reveal(page).getByRole('button', { name: 'Copy token' }))
  await expect(reveal(page).getByRole('button', { name: 'Copy token' })).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret)
  await tap(reveal(page).getByRole('button', { name: 'Done' }))
  await expect(row(page, 'From a phone')).toContainText('1 repository')
  const { granted } = await requestRegistryToken(
    page.request,
    person,
    secret,
    `repository:${fullName}:pull,push`,
  )
  expect(granted).toEqual([{ type: 'repository', name: fullName, actions: ['push'] }])
})

test('edit a token by touch', async ({ page, person }) => {
  await addToken(person, { description: 'Before' })
  await page.goto(security)
  await menu(page, 'Before', 'Edit')
  await page.getByLabel('Description').fill('After')
  await tap(page.getByText('Read, Write, Delete', { exact: true }))
  await tap(page.getByRole('button', { name: 'Save' }))
  await expect(row(page, 'After')).toContainText('Read, Write, Delete')
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toHaveLength(1)
})

test('whatever is tapped is large enough for a finger', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  for (const path of [security, '/account/security/new']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, select, input, [role=combobox]')]
        .map((element) => element.closest('label') ?? element)
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ what: element.outerHTML.slice(0, 90), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.height < 24 || box.width < 24))
        .map(({ what }) => what),
    )
    expect(small).toEqual([])
  }
})
