import type { Locator } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { choose, descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { failActions, pauseActions, watchActions } from '#e2e/fixtures/requests.ts'
import { settle } from '#e2e/fixtures/settle.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, addTokens, day, minute } from '#e2e/fixtures/tokens.ts'

const status = (description: string) =>
  query<{ is_active: boolean }>('SELECT is_active FROM token WHERE description = $1', [description])

test('the menu offers what the status allows', async ({ page, person }) => {
  await addToken(person, { description: 'On' })
  await addToken(person, { description: 'Off', inactive: true })
  await addToken(person, { description: 'Over', expires: -day })
  await page.goto(security)
  for (const [description, items] of [
    ['On', ['Edit', 'Deactivate', 'Rotate', 'Duplicate', 'Delete']],
    ['Off', ['Edit', 'Activate', 'Rotate', 'Duplicate', 'Delete']],
    ['Over', ['Rotate', 'Duplicate', 'Delete']],
  ] as const) {
    await row(page, description).getByRole('button').click()
    await expect(page.getByRole('menuitem')).toHaveText(items)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toBeHidden()
  }
})

test('the menu opens again at once after it has closed', async ({ page, person }) => {
  await addToken(person, { description: 'On' })
  await page.goto(security)
  await row(page, 'On').getByRole('button').click()
  // Before the browser tells the page that it has closed.
  await page.getByRole('menu').evaluate((menu) => {
    if (menu instanceof HTMLElement) menu.hidePopover()
    document.querySelector<HTMLElement>('[aria-expanded=true]')!.click()
  })
  await settle(page)
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
})

test('the menu stands at the far right', async ({ page, person }) => {
  await addToken(person, { description: 'On' })
  await page.goto(security)
  const [button, cells] = [row(page, 'On').getByRole('button'), row(page, 'On').getByRole('cell')]
  await expect(cells.last()).toContainText('')
  await expect(cells.last().getByRole('button')).toBeVisible()
  const right = async () => {
    const [box, whole] = [await button.boundingBox(), await list(page).boundingBox()]
    return whole!.x + whole!.width - (box!.x + box!.width)
  }
  expect(await right()).toBeLessThan(24)
})

test('the menu stays with its button while the page scrolls, and a tooltip with its word', async ({
  page,
  person,
}) => {
  await addTokens(person, 20)
  await page.goto(security)
  const scrolled = async (floating: Locator, anchor: Locator) => {
    const gap = async () => (await floating.boundingBox())!.y - (await anchor.boundingBox())!.y
    await expect(floating).toBeVisible()
    await settle(page)
    const [before, at] = [await gap(), (await anchor.boundingBox())!.y]
    await page.evaluate(() => scrollBy(0, 60))
    await expect.poll(async () => (await anchor.boundingBox())!.y).toBe(at - 60)
    await expect.poll(gap).toBeCloseTo(before)
  }
  const button = row(page, 'Token 019').getByRole('button')
  await button.click()
  await scrolled(page.getByRole('menu'), button)
  await page.keyboard.press('Escape')
  const time = row(page, 'Token 019').locator('time').first()
  await time.focus()
  await scrolled(page.getByRole('tooltip'), time)
})

test('Deactivate takes effect at the registry door at once, and its toast undoes it', async ({
  page,
  person,
}) => {
  const { secret } = await addToken(person, { description: 'CI' })
  const door = async () => {
    const authorization = `Basic ${btoa(`${person.username}:${secret}`)}`
    return (await page.request.get('/token?service=gatehouse', { headers: { authorization } })).status()
  }
  expect(await door()).toBe(200)
  await page.goto(security)
  await choose(page, 'CI', 'Deactivate')
  await expect(toast(page, 'Deactivated “CI”.')).toBeVisible()
  await expect(row(page, 'CI')).toContainText('Inactive')
  await expect(page.getByRole('link', { name: /^0\s*Active$/ })).toBeVisible()
  expect(await door()).toBe(401)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'CI').getByText('Active', { exact: true })).toBeVisible()
  await expect(toast(page, 'Activated “CI”.')).toBeVisible()
  expect(await door()).toBe(200)
})

test('Activate brings an inactive token back', async ({ page, person }) => {
  await addToken(person, { description: 'Resting', inactive: true })
  await page.goto(security)
  await choose(page, 'Resting', 'Activate')
  await expect(toast(page, 'Activated “Resting”.')).toBeVisible()
  await expect(row(page, 'Resting').getByText('Active', { exact: true })).toBeVisible()
})

test('Edit leads to the form on the token’s own page', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'To edit' })
  await page.goto(security)
  await choose(page, 'To edit', 'Edit')
  await expect(page).toHaveURL(`${security}/${id}/access`)
})

test.describe('Delete', () => {
  test('asks once, names the token, and says when and from where it was last used', async ({
    page,
    person,
  }) => {
    const used = { ago: 4 * minute, address: '192.0.2.7', client: 'skopeo 1.18.0' }
    await addToken(person, { description: 'Old CI', used })
    await addToken(person, { description: 'Other' })
    const actions = watchActions(page)
    await page.goto(security)
    await choose(page, 'Old CI', 'Delete')
    const dialog = page.getByRole('alertdialog', { name: 'Delete “Old CI”?' })
    await expect(dialog).toContainText(
      /Last used 4 min ago \(.* UTC\) from 192\.0\.2\.7 with skopeo 1\.18\.0\./,
    )
    await dialog.getByRole('button', { name: 'Delete token' }).click()
    await expect(dialog).toBeHidden()
    await expect(descriptions(page)).toHaveText(['Other'])
    await expect(toast(page, 'Deleted “Old CI”.')).toBeVisible()
    expect(actions).toHaveLength(1)
  })

  test('says so of a token that was never used', async ({ page, person }) => {
    await addToken(person, { description: 'Unused' })
    await page.goto(security)
    await choose(page, 'Unused', 'Delete')
    await expect(page.getByRole('alertdialog')).toContainText('never used')
  })

  test('leaves all as it is on Cancel and on Escape', async ({ page, person }) => {
    await addToken(person, { description: 'Dear' })
    await page.goto(security)
    for (const leave of [
      () => page.getByRole('button', { name: 'Cancel' }).click(),
      () => page.keyboard.press('Escape'),
    ]) {
      await choose(page, 'Dear', 'Delete')
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await leave()
      await expect(page.getByRole('alertdialog')).toBeHidden()
      await expect(row(page, 'Dear').getByRole('button')).toBeFocused()
    }
    await page.reload()
    await expect(row(page, 'Dear')).toBeVisible()
  })

  test('is sent once on a double click', async ({ page, person }) => {
    await addToken(person, { description: 'Twice' })
    const actions = watchActions(page)
    await page.goto(security)
    await choose(page, 'Twice', 'Delete')
    const letGo = await pauseActions(page)
    await page.getByRole('button', { name: 'Delete token' }).dblclick()
    letGo()
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await expect(toast(page, 'Deleted “Twice”.')).toHaveCount(1)
    expect(actions).toHaveLength(1)
  })

  for (const how of ['lost', 500] as const) {
    test(`stays open and can be tried again when the call fails (${how})`, async ({ page, person }) => {
      // The database is asked for it by this name, among everybody's.
      const name = `Stubborn ${how}`
      await addToken(person, { description: name })
      await page.goto(security)
      await choose(page, name, 'Delete')
      const mend = await failActions(page, how)
      const dialog = page.getByRole('alertdialog')
      await dialog.getByRole('button', { name: 'Delete token' }).click()
      await expect(dialog.getByRole('alert')).toContainText('ry again')
      expect(await status(name)).toHaveLength(1)
      await mend()
      await dialog.getByRole('button', { name: 'Delete token' }).click()
      await expect(dialog).toBeHidden()
      await expect(toast(page, `Deleted “${name}”.`)).toBeVisible()
    })
  }
})

test('a failed Deactivate says so and changes nothing', async ({ page, person }) => {
  await addToken(person, { description: 'Steady' })
  await page.goto(security)
  await failActions(page, 'lost')
  await choose(page, 'Steady', 'Deactivate')
  await expect(toast(page, /ry again/)).toBeVisible()
  await expect(row(page, 'Steady').getByText('Active', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  expect(await status('Steady')).toEqual([{ is_active: true }])
})

test('what another tab has deleted is said to be gone, and leaves the list', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Vanishing' })
  await addToken(person, { description: 'Staying' })
  await page.goto(security)
  await query('DELETE FROM token WHERE id = $1', [id])
  await choose(page, 'Vanishing', 'Deactivate')
  await expect(toast(page, 'Token not found.')).toBeVisible()
  await expect(descriptions(page)).toHaveText(['Staying'])
})
