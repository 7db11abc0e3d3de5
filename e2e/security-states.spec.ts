import { query } from '#e2e/fixtures/database.ts'
import { choose, descriptions, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, addTokens } from '#e2e/fixtures/tokens.ts'

test('an empty list is one sentence and one button', async ({ page, person: _ }) => {
  await page.goto(security)
  await expect(page.getByText('You have no access tokens yet.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'New Access Token' }).click()
  await expect(page).toHaveURL(`${security}/new`)
})

test('no match says the filter and offers to clear it', async ({ page, person }) => {
  await addToken(person, { description: 'Here' })
  await page.goto(`${security}?q=nowhere&status=expired`)
  await expect(page.getByText('No expired token matches “nowhere”.')).toBeVisible()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await expect(descriptions(page)).toHaveText(['Here'])
  await expect(page).toHaveURL(security)
})

test('the old rows stay while new ones load', async ({ page, person }) => {
  await addToken(person, { description: 'Here' })
  await addToken(person, { description: 'There', inactive: true })
  await page.goto(security)
  let letGo = () => {}
  const held = new Promise<void>((go) => (letGo = go))
  await page.route('**/account/security?status=inactive*', async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('link', { name: /Inactive/ }).click()
  await expect(list(page).getByRole('table')).toHaveAttribute('aria-busy', 'true')
  await expect(row(page, 'Here')).toBeVisible()
  letGo()
  await expect(descriptions(page)).toHaveText(['There'])
  await expect(list(page).getByRole('table')).toHaveAttribute('aria-busy', 'false')
})

test('a list that can’t be loaded says so, and tries again', async ({ page, person }) => {
  const { id } = await addToken(person, { description: 'Here' })
  const other = await addToken(person, { description: 'There', inactive: true })
  // A time that no Date holds: what the page does with an answer of the database that it can't read.
  await query(`UPDATE token SET created_at = 'infinity' WHERE id = $1`, [id])
  const answer = await page.goto(security)
  const alert = page.getByRole('alert').filter({ hasText: 'Your access tokens could not be loaded.' })
  await expect(alert).toContainText(`Request ID: ${answer!.headers()['x-request-id']}`)
  await query('UPDATE token SET created_at = now() WHERE id = $1', [id])
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(row(page, 'Here')).toBeVisible()

  await query(`UPDATE token SET created_at = 'infinity' WHERE id = $1`, [other.id])
  const fetched = page.waitForResponse(/status=inactive.*_rsc=/)
  await page.getByRole('link', { name: /Inactive/ }).click()
  await expect(alert).toContainText(`Request ID: ${(await fetched).headers()['x-request-id']}`)
})

test('what fails before any of the page is sent shows the id of the request, too', async ({
  page,
  person,
}) => {
  const { id } = await addToken(person)
  await query(`UPDATE token SET created_at = 'infinity' WHERE id = $1`, [id])
  const answer = await page.goto(`${security}/${id}`)
  const alert = page.getByRole('alert').filter({ hasText: 'This page could not be loaded.' })
  await expect(alert).toContainText(`Request ID: ${answer!.headers()['x-request-id']}`)
})

test('who is not signed in is asked to, and comes back to where they were going', async ({
  browser,
  other,
}) => {
  const page = await browser.newPage()
  await page.goto(`${security}?status=active`)
  await expect(page).toHaveURL(/\/sign-in\?/)
  await page.getByLabel('Username or e-mail').fill(other.username)
  await page.getByLabel('Password', { exact: true }).fill(other.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(`${security}?status=active`)
  await page.close()
})

test('a session that ended elsewhere is said so, and a way back in is offered', async ({ page, person }) => {
  await addToken(person, { description: 'Here' })
  await page.goto(security)
  await query('DELETE FROM session WHERE account_id = $1', [person.id])
  await choose(page, 'Here', 'Deactivate')
  await expect(toast(page, 'You are signed out. Sign in again.')).toBeVisible()
  expect(await query('SELECT 1 FROM token WHERE account_id = $1 AND is_active', [person.id])).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/sign-in?next=%2Faccount%2Fsecurity')
})

test('offline, the list stays and says why nothing happens', async ({ page, person, context }) => {
  await addToken(person, { description: 'Here' })
  await page.goto(security)
  await context.setOffline(true)
  await page.getByRole('link', { name: /Inactive/ }).click()
  await expect(toast(page, /offline/)).toBeVisible()
  await expect(row(page, 'Here')).toBeVisible()
  // What the menu holds has not been fetched yet.
  await page.getByRole('button', { name: 'Actions for Here' }).click()
  await expect(toast(page, /can't be reached/)).toBeVisible()
  await context.setOffline(false)
  await choose(page, 'Here', 'Deactivate')
  await expect(toast(page, 'Deactivated “Here”.')).toBeVisible()
  await expect(row(page, 'Here')).toContainText('Inactive')
  await page.reload()
  await page.getByRole('button', { name: 'Actions for Here' }).click()
  await expect(page.getByRole('menuitem', { name: 'Activate' })).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('menuitem', { name: 'Activate' }).click()
  await expect(toast(page, /can't be reached/)).toBeVisible()
  await expect(row(page, 'Here')).toContainText('Inactive')
})

test('very long and right-to-left descriptions break nothing', async ({ page, person }) => {
  const long = 'W'.repeat(100)
  const arabic = 'رمز النشر الآلي'
  await addToken(person, { description: long })
  await addToken(person, { description: arabic })
  await addToken(person, { description: '<img src=x onerror=alert(1)>' })
  await page.goto(security)
  for (const description of [long, arabic, '<img src=x onerror=alert(1)>']) {
    await expect(row(page, description)).toBeVisible()
  }
  await expect(row(page, arabic).getByText(arabic)).toHaveAttribute('dir', 'auto')
  const overflows = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  for (const width of [1280, 768, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await expect.poll(overflows).toBe(false)
  }
})

test('ten thousand tokens open and are searched like ten', async ({ page, person }) => {
  await addTokens(person, 10_000)
  await page.goto(security)
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('1–20 of 10,000')
  await expect(page.getByRole('link', { name: '10,000 Active' })).toBeVisible()
  await page.getByRole('searchbox').fill('Token 9999')
  await expect(descriptions(page)).toHaveText(['Token 9999'])
})
