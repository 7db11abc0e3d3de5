import { choose, descriptions, list, row, security } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addTokens } from '#e2e/fixtures/tokens.ts'

const place = `${security}?q=Token&sort=description&order=asc&page=2`

test.beforeEach(async ({ page, person }) => {
  await addTokens(person, 41)
  await page.goto(place)
  await expect(descriptions(page).first()).toHaveText('Token 021')
})

test('Cancel, the way back and Back lead to where a list was left, with the focus on what led away', async ({
  page,
}) => {
  const name = page.getByRole('link', { name: 'Token 030' })
  const ways = [
    () => page.getByRole('main').getByRole('link', { name: 'Security' }).click(),
    () => page.goBack(),
  ]
  for (const back of ways) {
    await name.click()
    await expect(page.getByRole('heading', { name: 'Token 030' })).toBeVisible()
    await back()
    await expect(page).toHaveURL(place)
    await expect(name).toBeFocused()
  }
  await choose(page, 'Token 025', 'Edit')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(place)
  await expect(row(page, 'Token 025').getByRole('button')).toBeFocused()
  await page.getByRole('link', { name: 'New Access Token' }).click()
  await page.getByRole('link', { name: 'Cancel' }).click()
  await expect(page).toHaveURL(place)
  await expect(page.getByRole('link', { name: 'New Access Token' })).toBeFocused()
})

test('so does Save; where the row is gone, the list has the focus', async ({ page }) => {
  await choose(page, 'Token 025', 'Edit')
  await page.getByLabel('Description').fill('Token 025 b')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(place)
  await expect(row(page, 'Token 025 b').getByRole('button')).toBeFocused()
  await page.getByRole('link', { name: 'Token 026' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete token' }).click()
  await expect(page).toHaveURL(place)
  await expect(row(page, 'Token 026')).toHaveCount(0)
  await expect(list(page)).toBeFocused()
})

test('so does deleting something on its page', async ({ page, person }) => {
  for (const name of ['api', 'web']) await addRepository(person, name)
  const filtered = `/repositories?q=${person.username}`
  const api = page.getByRole('link', { name: `${person.username}/api` })
  await page.goto(filtered)
  await api.click()
  await page.getByRole('button', { name: 'Delete repository' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(`${person.username}/api`)
  await dialog.getByRole('button', { name: 'Delete repository' }).click()
  await expect(page).toHaveURL(filtered)
  await expect(api).toHaveCount(0)
})
