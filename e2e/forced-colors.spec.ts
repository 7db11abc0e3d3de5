import type { Locator } from '@playwright/test'
import { list, row, security } from '#e2e/fixtures/list.ts'
import { openPlaceholder } from '#e2e/fixtures/open-placeholder.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, day } from '#e2e/fixtures/tokens.ts'

test.use({ forcedColors: 'active' })

const style = (target: Locator) =>
  target.evaluate((element) => {
    const { backgroundColor, borderTopWidth, borderTopStyle, borderTopColor, outlineStyle, outlineColor } =
      getComputedStyle(element)
    const system = (color: string) => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.cssText = `forced-color-adjust: none; color: ${color}`
      const { color: computed } = getComputedStyle(probe)
      probe.remove()
      return computed
    }
    return {
      isHighlighted: backgroundColor === system('Highlight'),
      hasEdge: borderTopWidth !== '0px' && borderTopStyle !== 'none' && borderTopColor !== system('Canvas'),
      hasOutline: outlineStyle !== 'none' && outlineColor !== system('Canvas'),
      hasFill: backgroundColor !== system('Canvas') && backgroundColor !== 'rgba(0, 0, 0, 0)',
    }
  })

/** Once a transition has come to its end. */
const expectLook = (target: Locator, look: Record<string, boolean>) =>
  expect.poll(() => style(target)).toMatchObject(look)

test.beforeEach(async ({ page, person }) => {
  await addToken(person, { description: 'On', expires: 3 * day })
  await addToken(person, { description: 'Off', inactive: true })
  await page.goto(security)
})

test('what is current, active or first to be done is seen', async ({ page }) => {
  const primary = page.getByRole('link', { name: 'New Access Token' })
  await expectLook(primary, { isHighlighted: true, hasEdge: true })
  const navigation = page.getByRole('complementary').getByRole('link', { name: 'Security' })
  await expectLook(navigation, { isHighlighted: true })
  await expectLook(page.getByRole('link', { name: 'Profile' }), { isHighlighted: false })
  const filter = page.getByRole('link', { name: /^1\s*Active/ })
  await expectLook(filter, { isHighlighted: false, hasEdge: true })
  await filter.click()
  await expect(filter).toHaveAttribute('aria-current', 'true')
  await expectLook(filter, { isHighlighted: true })
  await page.goto(`${security}?status=inactive`)
  await row(page, 'Off').getByRole('link', { name: 'Off' }).click()
  const tab = page.getByRole('link', { name: 'Overview' })
  await expectLook(tab, { isHighlighted: true })
})

test('what has the focus is seen: links, buttons, fields, checkboxes, items of a menu', async ({ page }) => {
  const menu = row(page, 'On').getByRole('button')
  for (const one of [
    page.getByRole('link', { name: 'New Access Token' }),
    page.getByRole('searchbox'),
    page.getByRole('combobox', { name: 'Source' }),
    row(page, 'On').getByRole('checkbox'),
    menu,
  ]) {
    await one.focus()
    await page.keyboard.press('Shift')
    await expectLook(one, { hasOutline: true })
  }
  await page.keyboard.press('Enter')
  await expectLook(page.getByRole('menuitem').first(), { hasOutline: true })
})

test('a status has a shape, and what ends soon an icon', async ({ page }) => {
  const dot = (name: string) =>
    row(page, name)
      .getByText(/^(Active|Inactive)$/)
      .locator('span')
  await expectLook(dot('On'), { hasFill: true })
  await expectLook(dot('Off'), { hasFill: false, hasEdge: true })
  await expect(row(page, 'On').getByRole('img', { name: 'Soon' })).toBeVisible()
})

test('buttons of dialogs have edges', async ({ page }) => {
  await row(page, 'On').getByRole('button').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('alertdialog')
  await expectLook(dialog, { hasEdge: true })
  await expectLook(dialog.getByRole('button', { name: 'Delete token' }), { hasEdge: true })
  await expectLook(dialog.getByRole('button', { name: 'Cancel' }), { hasEdge: true })
})

test('the active option of a picker is seen', async ({ page, person }) => {
  await addRepository(person, 'api')
  await addRepository(person, 'web')
  await page.goto(`${security}/new`)
  await page.getByRole('radio', { name: /selected repositories/i }).check()
  const active = page.getByRole('combobox', { name: 'Add repositories' })
  await active.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(active).toHaveAttribute('aria-activedescendant')
  const id = await active.getAttribute('aria-activedescendant')
  await expectLook(page.locator(`[id="${id}"]`), { isHighlighted: true })
  await expect(list(page)).toHaveCount(0)
})

test('the active option of the palette is seen, with what stands beside its name', async ({
  page,
  person,
}) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('ci')
  const active = palette.getByRole('option', { selected: true })
  await expect(active).toHaveText(/^CIgate_pat_/)
  await expectLook(active, { isHighlighted: true })
  const colours = await active.evaluate((option) =>
    [...option.children].map((child) => getComputedStyle(child).color === getComputedStyle(option).color),
  )
  expect(colours).toEqual([true, true])
})

test('a field with a problem is seen, also when the focus has left it', async ({ page }) => {
  await page.goto(`${security}/new`)
  const description = page.getByLabel('Description')
  await expectLook(description, { hasOutline: false })
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(description).toHaveAttribute('aria-invalid', 'true')
  await description.blur()
  await expectLook(description, { hasOutline: true })
})

test('the placeholder of a list is seen: its controls, its frame and its rows', async ({ page }) => {
  const { placeholder, letGo } = await openPlaceholder(page, '/account/sessions', '/account/security')
  const controls = placeholder.locator('.animate-pulse')
  await expect(controls).not.toHaveCount(0)
  for (const control of await controls.all()) await expectLook(control, { hasFill: true })
  const table = placeholder.locator('.skeleton-table')
  await expectLook(table, { hasEdge: true })
  expect(await table.evaluate((shape) => getComputedStyle(shape, '::before').forcedColorAdjust)).toBe('none')
  letGo()
  await expect(row(page, 'On')).toBeVisible()
})
