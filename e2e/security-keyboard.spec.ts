import type { Locator, Page } from '@playwright/test'
import { descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { newToken, reveal } from '#e2e/fixtures/new-token.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, hour } from '#e2e/fixtures/tokens.ts'

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab until the target has the focus, and insists that one sees it. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 60 && !(await hasFocus(target)); presses++) await page.keyboard.press(key)
  await expect(target).toBeFocused()
  const outlined = await target.evaluate((element) =>
    [element, element.closest('label') ?? element].some(
      (one) => getComputedStyle(one).outlineStyle !== 'none',
    ),
  )
  expect(outlined).toBe(true)
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

test('the first Tab offers to skip to the content', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('filter, sort, search and page', async ({ page, person }) => {
  await addToken(person, { description: 'Beta', used: { ago: hour } })
  await addToken(person, { description: 'Alpha', inactive: true })
  await page.goto(security)
  await press(page, page.getByRole('link', { name: /^1\s*Inactive/ }))
  await expect(descriptions(page)).toHaveText(['Alpha'])
  await page.keyboard.press('Enter')
  await expect(descriptions(page)).toHaveCount(2)
  await tabTo(page, page.getByRole('searchbox'))
  await page.keyboard.type('bet')
  await expect(descriptions(page)).toHaveText(['Beta'])
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await expect(descriptions(page)).toHaveCount(2)
  await press(page, list(page).getByRole('link', { name: 'Description' }))
  await expect(descriptions(page)).toHaveText(['Alpha', 'Beta'])
  await expect(list(page).getByRole('link', { name: 'Description' })).toBeFocused()
})

test('deactivate, undo, and delete, with the focus where one expects it', async ({ page, person }) => {
  await addToken(person, { description: 'CI' })
  await page.goto(security)
  const actions = row(page, 'CI').getByRole('button')
  const firstItem = page.getByRole('menuitem').first()
  await press(page, actions)
  await expect(firstItem).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Deactivate' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page, 'CI')).toContainText('Inactive')
  await expect(actions).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Undo' }))
  await expect(row(page, 'CI').getByText('Active', { exact: true })).toBeVisible()
  await tabTo(page, actions, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(firstItem).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Delete token' }))
  await expect(toast(page, 'Deleted “CI”.')).toBeVisible()
  await expect(page.getByText('You have no access tokens yet.')).toBeVisible()
})

test('select several and delete them', async ({ page, person }) => {
  for (const description of ['One', 'Two', 'Three']) await addToken(person, { description })
  await page.goto(security)
  await press(page, row(page, 'One').getByRole('checkbox'), ' ')
  await tabTo(page, row(page, 'Three').getByRole('checkbox'), 'Shift+Tab')
  await page.keyboard.press(' ')
  await expect(list(page).getByText('2 selected')).toBeVisible()
  await tabTo(page, list(page).getByRole('button', { name: 'Delete', exact: true }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('button', { name: 'Delete 2 tokens' }))
  await expect(descriptions(page)).toHaveText(['Two'])
  await expect(list(page)).toBeFocused()
})

test('make a token for one repository, look at it, copy it and close', async ({ page, person }) => {
  const { fullName } = await addRepository(person, 'api')
  await page.goto(newToken)
  await tabTo(page, page.getByLabel('Description'))
  await page.keyboard.type('By keyboard')
  await tabTo(page, page.getByLabel('Expiration'))
  await page.keyboard.press('ArrowUp')
  await expect(page.getByLabel('Expiration')).toHaveValue('7')
  await tabTo(page, page.getByRole('radio', { name: /^Public Repo Read-only/ }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^Read & Write/ })).toBeChecked()
  await tabTo(page, page.getByRole('radio', { name: /^All repositories/ }))
  await page.keyboard.press('ArrowDown')
  await tabTo(page, page.getByRole('combobox', { name: 'Add repositories' }))
  await page.keyboard.type('api')
  await expect(page.getByRole('option', { name: fullName })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await press(page, page.getByRole('group', { name: `Rights on ${fullName}` }).getByLabel('push'), ' ')
  await press(page, page.getByRole('button', { name: 'Generate' }))
  const copy = reveal(page).getByRole('button', { name: 'Copy token' })
  await expect(copy).toBeFocused()
  await tabTo(page, reveal(page).getByRole('button', { name: 'Show token' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  const shown = reveal(page).getByLabel('Token', { exact: true })
  await expect(shown).toHaveText(/^gate_pat_\w{36}$/)
  noteSecret((await shown.textContent())!)
  await press(page, copy)
  await expect(copy).toHaveText('Copied')
  await press(page, reveal(page).getByRole('button', { name: 'Done' }))
  await expect(row(page, 'By keyboard')).toContainText('1 repository')
})

test('the dialog holds the focus inside', async ({ page, person: _ }) => {
  await page.goto(newToken)
  await page.getByLabel('Description').fill('Trapped')
  await page.keyboard.press('Enter')
  await expect(reveal(page)).toBeVisible()
  for (let presses = 0; presses < 15; presses++) {
    await page.keyboard.press('Tab')
    // Past the last control the focus is the browser's own, and then comes back.
    const within = await reveal(page).evaluate(
      (dialog) => dialog.contains(document.activeElement) || document.activeElement === document.body,
    )
    expect(within).toBe(true)
  }
})
