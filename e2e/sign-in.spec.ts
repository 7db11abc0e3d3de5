import type { Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { signIn } from '#e2e/fixtures/person.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const wrong = 'Wrong username or password.'

async function enter(page: Page, identifier: string, password: string): Promise<void> {
  await page.getByLabel('Username or e-mail').fill(identifier)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

for (const by of ['username', 'email'] as const) {
  test(`one signs in by ${by}, in any case`, async ({ page, other }) => {
    await page.goto('/sign-in')
    await enter(page, ` ${other[by].toUpperCase()} `, other.password)
    await expect(page).toHaveURL('/account/security')
  })
}

test('a wrong password and a name that does not exist get the same words', async ({ page, other }) => {
  await page.goto('/sign-in')
  for (const name of [other.username, other.email, `${other.username}-not`]) {
    await enter(page, name, 'not the password')
    await expect(page.getByRole('alert').filter({ hasText: wrong })).toHaveText(wrong)
    await expect(page.getByLabel('Username or e-mail')).toHaveValue(name)
    await page.reload()
  }
})

test('nothing typed is said at its field', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByLabel('Username or e-mail')).toHaveAccessibleDescription(/Enter/)
  await expect(page.getByLabel('Username or e-mail')).toBeFocused()
})

test('a password can be looked at before it is sent', async ({ page }) => {
  await page.goto('/sign-in')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('correct horse')
  await expect(password).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
})

test('cookies are HttpOnly, SameSite=Lax and of this host alone', async ({ page, context, other }) => {
  await page.goto('/sign-in')
  await enter(page, other.username, other.password)
  await expect(page).toHaveURL('/account/security')
  const cookies = (await context.cookies()).filter(({ name }) => name.includes('gatehouse'))
  expect(cookies.map(({ name }) => name)).toContain('gatehouse.session')
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
  }
  expect(await page.evaluate(() => document.cookie)).not.toContain('gatehouse')
})

test('signing out kills a copied cookie at once', async ({ page, context, browser, person: _ }) => {
  const thief = await browser.newContext({ storageState: await context.storageState() })
  const stolen = await thief.newPage()
  await stolen.goto('/account/security')
  await expect(stolen.getByRole('heading', { name: 'Security' })).toBeVisible()
  await page.goto('/account/security')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await stolen.reload()
  await expect(stolen).toHaveURL(/\/sign-in/)
  await page.goBack()
  await expect(page).toHaveURL(/\/sign-in/)
  await thief.close()
})

test('signing in leads back to where one was going', async ({ page, other }) => {
  await page.goto('/repositories?q=api')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await enter(page, other.username, other.password)
  await expect(page).toHaveURL('/repositories?q=api')
})

for (const next of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/sign-in',
]) {
  test(`but never to ${JSON.stringify(next)}`, async ({ page, other, baseURL }) => {
    await page.goto(`/sign-in?${new URLSearchParams({ next })}`)
    await enter(page, other.username, other.password)
    await expect(page).not.toHaveURL(/sign-in/)
    expect(new URL(page.url()).origin).toBe(baseURL)
  })
}

test('a sign-in that another site sends is refused', async ({ playwright, baseURL, other }) => {
  const request = await playwright.request.newContext({ baseURL: baseURL! })
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const form = { csrfToken, identifier: other.username, password: other.password, json: 'true' }
  const send = (headers: Record<string, string>, sent: Record<string, string> = form) =>
    request.post('/api/auth/callback/credentials', { form: sent, headers, maxRedirects: 0 })
  expect((await send({ Origin: 'https://evil.example' })).status()).toBe(403)
  expect((await send({ 'Sec-Fetch-Site': 'cross-site' })).status()).toBe(403)
  await send({}, { ...form, csrfToken: 'guessed' })
  const { cookies } = await request.storageState()
  expect(cookies.map(({ name }) => name)).not.toContain('gatehouse.session')
  expect(await query('SELECT 1 FROM session WHERE account_id = $1', [other.id])).toEqual([])
  await request.dispose()
})

test('signing in again in the same browser leaves one session', async ({ context, person }) => {
  await signIn(context.request, person)
  expect(await query('SELECT 1 FROM session WHERE account_id = $1', [person.id])).toHaveLength(1)
})

test('a server that is out of reach is said to be, and what was typed stays', async ({ page, other }) => {
  await page.goto('/sign-in')
  await page.route('**/api/auth/**', (route) => route.abort())
  await enter(page, other.username, other.password)
  await expect(page.getByRole('alert').filter({ hasText: "can't be reached" })).toBeVisible()
  await expect(page.getByLabel('Username or e-mail')).toHaveValue(other.username)
  await page.unroute('**/api/auth/**')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/account/security')
})

test('ten failures lock a name from one address, and nobody else out', async ({ browser, other }) => {
  const from = async (address: string) => {
    const page = await browser.newPage({ extraHTTPHeaders: { 'X-Forwarded-For': address } })
    await page.goto('/sign-in')
    return page
  }
  const [guesser, owner] = [await from('203.0.113.66'), await from('198.51.100.3')]
  const alert = guesser.getByRole('alert').filter({ hasText: /./ })
  for (let attempt = 1; attempt <= 10; attempt++) {
    await enter(guesser, other.username, `guess ${attempt}`)
    await expect(guesser.getByRole('button', { name: 'Sign in', exact: true })).not.toHaveAttribute(
      'aria-busy',
      'true',
    )
    await expect(alert.first()).toContainText(/Wrong|Too many/)
  }
  await enter(guesser, other.username, other.password)
  await expect(alert.first()).toContainText(/Try again in \d+ minutes\./)
  await enter(owner, other.username, other.password)
  await expect(owner).toHaveURL('/account/security')
  await guesser.close()
  await owner.close()
})
