import { descriptions, list, row, security } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addRepository, addToken, addTokens, day, hour, minute } from '#e2e/fixtures/tokens.ts'

test('the list tells everything there is to know of a token', async ({ page, person }) => {
  const api = await addRepository(person, 'api')
  const token = await addToken(person, {
    description: 'CI for api',
    permission: 'write',
    repositories: [api.id],
    created: 3 * day,
    expires: 12 * day,
    used: { ago: 4 * minute, address: '192.0.2.7', client: 'skopeo 1.18.0' },
  })
  await page.goto(security)
  await expect(list(page).getByRole('columnheader')).toHaveText(
    ['', 'Description', 'Permission', 'Status', 'Created', 'Last used', 'Expires', 'Actions'],
    { ignoreCase: true },
  )
  const told = row(page, 'CI for api')
  for (const words of [token.hint, 'Manual', 'Read & Write', '1 repository', 'Active', '3 days ago']) {
    await expect(told).toContainText(words)
  }
  await expect(told).toContainText('4 min ago')
  await expect(told).toContainText('in 12 days')
})

test('a token that was never used, never expires and came from a device says so', async ({
  page,
  person,
}) => {
  await addToken(person, { description: 'Laptop', permission: 'admin', source: 'auto' })
  await page.goto(security)
  const told = row(page, 'Laptop')
  await expect(told).toContainText('Auto-generated')
  await expect(told).toContainText('Read, Write, Delete')
  await expect(told).toContainText('All repositories')
  await expect(told.getByText('Never used', { exact: true })).toBeVisible()
  await expect(told.getByText('Never', { exact: true })).toBeVisible()
})

test.describe('with tokens in every status', () => {
  test.beforeEach(async ({ page, person }) => {
    await addToken(person, {
      description: 'Alpha',
      permission: 'admin',
      used: { ago: hour },
      expires: 5 * day,
    })
    await addToken(person, { description: 'bravo', source: 'auto', created: day, used: { ago: 5 * minute } })
    await addToken(person, { description: 'Charlie', inactive: true, created: 2 * day, expires: 2 * day })
    await addToken(person, { description: 'Delta', created: 3 * day, expires: -day })
    await addToken(person, {
      description: 'Echo',
      permission: 'write',
      inactive: true,
      created: 4 * day,
      expires: -hour,
    })
    await page.goto(security)
  })

  test('counts say how many are active, inactive and expired, and filter', async ({ page }) => {
    const status = page.getByRole('group', { name: 'Status' })
    await expect(status.getByRole('link')).toHaveText([/^2\s*Active$/, /^1\s*Inactive$/, /^2\s*Expired$/])
    await status.getByRole('link', { name: 'Expired' }).click()
    await expect(descriptions(page)).toHaveText(['Delta', 'Echo'])
    await expect(page).toHaveURL(/\?status=expired$/)
    await expect(status.getByRole('link', { name: 'Expired' })).toHaveAttribute('aria-current', 'true')
    await status.getByRole('link', { name: 'Inactive' }).click()
    await expect(descriptions(page)).toHaveText(['Charlie'])
    await status.getByRole('link', { name: 'Inactive' }).click()
    await expect(descriptions(page)).toHaveCount(5)
  })

  test('the source filters, together with the status', async ({ page }) => {
    await page.getByRole('combobox', { name: 'Source' }).selectOption('Auto-generated')
    await expect(descriptions(page)).toHaveText(['bravo'])
    await page.getByRole('link', { name: /Inactive/ }).click()
    await expect(page.getByText('No inactive, auto-generated token.')).toBeVisible()
    await page.getByRole('combobox', { name: 'Source' }).selectOption('Manual')
    await expect(descriptions(page)).toHaveText(['Charlie'])
  })

  test('search finds by description in any case, and by the end of a secret', async ({ page, person }) => {
    const search = page.getByRole('searchbox', { name: 'Search tokens' })
    await search.fill('RAVO')
    await expect(descriptions(page)).toHaveText(['bravo'])
    await expect(page).toHaveURL(/\?q=RAVO$/)
    const { secret } = await addToken(person, { description: 'Foxtrot' })
    await search.fill(secret.slice(-4))
    await expect(descriptions(page)).toHaveText(['Foxtrot'])
    await search.fill('100%_\\')
    await expect(page.getByText('No token matches “100%_\\”.')).toBeVisible()
  })

  test('every column but the status sorts, both ways', async ({ page }) => {
    const orders: [string, string[]][] = [
      ['Created', ['Alpha', 'bravo', 'Charlie', 'Delta', 'Echo']],
      ['Description', ['Alpha', 'bravo', 'Charlie', 'Delta', 'Echo']],
      ['Permission', ['Alpha', 'Echo']],
      ['Last used', ['bravo', 'Alpha']],
      ['Expires', ['Delta', 'Echo', 'Charlie', 'Alpha', 'bravo']],
    ]
    for (const [column, first] of orders) {
      const header = list(page).getByRole('columnheader', { name: column })
      if (column !== 'Created') await header.getByRole('link').click()
      const shown = descriptions(page)
      for (const [place, description] of first.entries())
        await expect(shown.nth(place)).toHaveText(description)
      const wasSorted = column === 'Description' || column === 'Expires' ? 'ascending' : 'descending'
      await expect(header).toHaveAttribute('aria-sort', wasSorted)
      await header.getByRole('link').click()
      await expect(header).not.toHaveAttribute('aria-sort', wasSorted)
      for (const [place, description] of first.entries()) {
        await expect(shown.nth(4 - place)).toHaveText(description)
      }
    }
  })

  test('Back and reload keep what was asked for', async ({ page }) => {
    await page
      .getByRole('link', { name: /Active/, exact: false })
      .first()
      .click()
    await expect(descriptions(page)).toHaveCount(2)
    await list(page).getByRole('link', { name: 'Description' }).click()
    await expect(page).toHaveURL(/status=active.*sort=description/)
    await page.reload()
    await expect(descriptions(page)).toHaveText(['Alpha', 'bravo'])
    await page.getByRole('searchbox').fill('brav')
    await expect(descriptions(page)).toHaveText(['bravo'])
    await page.goBack()
    await expect(descriptions(page)).toHaveText(['Alpha', 'bravo'])
    await expect(page.getByRole('searchbox')).toHaveValue('')
    await page.goBack()
    await page.goBack()
    await expect(descriptions(page)).toHaveCount(5)
    await page.goForward()
    await expect(descriptions(page)).toHaveCount(2)
  })
})

test('a long list has pages, and its page is in the address', async ({ page, person }) => {
  await addTokens(person, 43)
  await page.goto(security)
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await expect(pages).toContainText('1–20 of 43')
  await expect(descriptions(page)).toHaveCount(20)
  await expect(descriptions(page).first()).toHaveText('Token 043')
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(pages).toContainText('21–40 of 43')
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(pages).toContainText('41–43 of 43')
  await expect(pages.getByRole('link', { name: 'Next' })).toBeDisabled()
  await page.reload()
  await expect(descriptions(page)).toHaveText(['Token 003', 'Token 002', 'Token 001'])
  await page.goBack()
  await expect(pages).toContainText('21–40 of 43')
  await page.getByRole('searchbox').fill('Token 04')
  await expect(pages).toContainText('1–4 of 4')
})

test('an address with nonsense in it still opens the list', async ({ page, person }) => {
  await addToken(person, { description: 'Here' })
  for (const nonsense of [
    'status=gone',
    'page=999',
    'page=-1',
    'sort=secret_hash',
    'q=&q=Here',
    'order=sideways',
  ]) {
    await page.goto(`${security}?${nonsense}`)
    await expect(row(page, 'Here')).toBeVisible()
  }
})

test('nobody sees what is not theirs', async ({ page, person, other }) => {
  await addToken(other, { description: 'Not yours' })
  await addToken(person, { description: 'Yours' })
  await page.goto(security)
  await expect(descriptions(page)).toHaveText(['Yours'])
})
