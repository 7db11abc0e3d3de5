import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { toast } from '#e2e/fixtures/list.ts'
import { linkIn, mailsTo } from '#e2e/fixtures/mail.ts'
import { addSession, administer, stranger, type Person } from '#e2e/fixtures/person.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken } from '#e2e/fixtures/tokens.ts'

const row = (page: Page, { username }: Pick<Person, 'username'>) =>
  page.getByRole('region', { name: 'Accounts' }).getByRole('row').filter({ hasText: username })

async function open(page: Page, person: Person, other: Person): Promise<void> {
  await administer(person)
  await page.goto(`/site/accounts?q=${other.username}`)
  await expect(row(page, other)).toHaveCount(1)
}

async function choose(page: Page, other: Person, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${other.username}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function confirm(page: Page, action: string): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: action }).click()
}

test('an administrator finds an account, and sees its state', async ({ page, person, other }) => {
  await addToken(other)
  await administer(person)
  await page.goto('/site/organizations')
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Accounts' }).click()
  await expect(page.getByRole('heading', { name: 'Accounts', level: 1 })).toBeVisible()
  await page.getByRole('searchbox').fill(other.email)
  await expect(row(page, other)).toHaveCount(1)
  for (const text of ['Active', 'Off', '1', 'Never', `${other.email} (not verified)`])
    await expect(row(page, other)).toContainText(text)
  await expectSilence(page)
})

test('a suspended person is out on the next request, and in again when restored', async ({
  page,
  person,
  other,
  browser,
  request,
}) => {
  const { secret } = await addToken(other)
  const elsewhere = await (await browser.newContext({ storageState: await addSession(other) })).newPage()
  await elsewhere.goto('/account/security')
  const login = (password: string) =>
    request.get('/token?service=gatehouse', {
      headers: { Authorization: `Basic ${Buffer.from(`${other.username}:${password}`).toString('base64')}` },
    })
  await open(page, person, other)
  await choose(page, other, 'Suspend')
  await expectSilence(page)
  await confirm(page, 'Suspend')
  await expect(toast(page, `Suspended ${other.username}.`)).toBeVisible()
  await expect(row(page, other)).toContainText('Suspended')

  await elsewhere.goto('/account/security')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await elsewhere.getByLabel('Username or e-mail').fill(other.username)
  await elsewhere.getByLabel('Password', { exact: true }).fill(other.password)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'This account is suspended.' })).toBeVisible()
  for (const shown of [secret, other.password]) {
    const answer = await login(shown)
    expect(answer.status()).toBe(401)
    expect(await answer.text()).toContain('is suspended. Ask a site administrator to restore it.')
  }

  await choose(page, other, 'Restore')
  await expect(toast(page, `Restored ${other.username}.`)).toBeVisible()
  expect((await login(secret)).status()).toBe(200)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(elsewhere).toHaveURL('/account/security')
  await expect
    .poll(() => mailsTo(other.email).map(({ subject }) => subject))
    .toEqual(['Your Gatehouse account was suspended', 'Your Gatehouse account was restored'])
  await elsewhere.context().close()
})

test('an account is made, and its person sets it up by the link', async ({ page, person, browser }) => {
  const someone = stranger()
  await administer(person)
  await page.goto('/site/accounts')
  await page.getByRole('button', { name: 'New account' }).click()
  const form = page.getByRole('dialog', { name: 'New account' })
  await form.getByRole('button', { name: 'Make account' }).click()
  await expect(form.getByLabel('Username')).toHaveAccessibleDescription(/at least 3/)
  await form.getByLabel('Username').fill(someone.username)
  await form.getByLabel('Name', { exact: true }).fill('Robin Hale')
  await form.getByLabel('E-mail').fill(someone.email)
  await expectSilence(page)
  await form.getByRole('button', { name: 'Make account' }).click()
  const shown = page.getByRole('dialog', { name: `Pass this link on to ${someone.username}` })
  const link = await shown.locator('pre').innerText()
  noteSecret(new URL(link).hash.slice(1))
  await expectSilence(page)
  await shown.getByRole('button', { name: 'Done' }).click()
  await expect(shown.getByRole('alert')).toContainText('You have not copied the link.')
  await shown.getByRole('button', { name: 'Keep it open' }).click()
  await shown.getByRole('button', { name: 'Copy the link' }).click()
  await shown.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('searchbox').fill(someone.username)
  await expect(row(page, someone)).toContainText('Not set up')

  const theirs = await (await browser.newContext()).newPage()
  await theirs.goto(link)
  await theirs.getByLabel('Password', { exact: true }).fill(someone.password)
  await theirs.getByRole('button', { name: 'Save password' }).click()
  await theirs.getByRole('link', { name: 'Sign in' }).click()
  await theirs.getByLabel('Username or e-mail').fill(someone.username)
  await theirs.getByLabel('Password', { exact: true }).fill(someone.password)
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(theirs).toHaveURL('/account/security')
  await theirs.context().close()
})

test('a reset link goes to the person, and the administrator does not see it', async ({
  page,
  person,
  other,
}) => {
  await open(page, person, other)
  await choose(page, other, 'Send password reset link')
  await expect(toast(page, `Sent a link to ${other.email}.`)).toBeVisible()
  const link = await linkIn(other.email, '/reset-password')
  expect(await page.content()).not.toContain(new URL(link).hash.slice(1))
})

test('a lost second factor is removed, sessions end, and administration is given and taken', async ({
  page,
  person,
  other,
}) => {
  await query('UPDATE account SET second_factor_since = now() WHERE id = $1', [other.id])
  await addSession(other)
  await open(page, person, other)
  await expect(row(page, other)).toContainText('On')
  await choose(page, other, 'Remove second factor')
  await confirm(page, 'Remove second factor')
  await expect(toast(page, `Removed the second factor of ${other.username}.`)).toBeVisible()
  await expect(row(page, other)).toContainText('Off')
  await addSession(other)
  await choose(page, other, 'Sign out everywhere')
  await confirm(page, 'Sign out everywhere')
  await expect(toast(page, `Signed ${other.username} out everywhere.`)).toBeVisible()
  expect(await query('SELECT 1 FROM session WHERE account_id = $1', [other.id])).toEqual([])
  await choose(page, other, 'Make site administrator')
  await confirm(page, 'Make site administrator')
  await expect(row(page, other)).toContainText('Site admin')
  await choose(page, other, 'Remove as site administrator')
  await confirm(page, 'Remove')
  await expect(row(page, other)).not.toContainText('Site admin')
})

test('nobody acts on themselves there, and who administers nothing finds no page', async ({
  page,
  person,
}) => {
  expect((await page.goto('/site/accounts'))!.status()).toBe(404)
  await administer(person)
  await page.goto(`/site/accounts?q=${person.username}`)
  await expect(row(page, person)).toContainText('You')
  await expect(page.getByRole('button', { name: `Actions for ${person.username}` })).toHaveCount(0)
})

for (const width of [390, 320]) {
  test(`at ${width} px it fits, and axe finds nothing wrong`, async ({ page, person, other }) => {
    await page.setViewportSize({ width, height: 844 })
    await open(page, person, other)
    await expectSilence(page)
    await page.getByRole('button', { name: `Actions for ${other.username}` }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await expectSilence(page)
    const wide = () =>
      [...document.querySelectorAll('main *, header *')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
        .map(({ outerHTML }) => outerHTML.slice(0, 200))
    expect(await page.evaluate(wide)).toEqual([])
  })
}
