import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import type { Person } from '#e2e/fixtures/person.ts'
import { addSecondFactor, codeNow, noteRecoveryCode } from '#e2e/fixtures/second-factor.ts'
import { expect, test } from '#e2e/fixtures/test.ts'

const twoFactor = '/account/security/two-factor'
const codes = (page: Page) => page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')

async function enterPassword(page: Page, { username, password }: Person, at = '/sign-in'): Promise<void> {
  await page.goto(at)
  await page.getByLabel('Username or e-mail').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Two-factor authentication' })).toBeVisible()
}

async function enterCode(page: Page, code: string, label = 'Code'): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Up to the code; returns the key as a person would type it into an app. */
async function begin(page: Page, { password }: Person): Promise<string> {
  await page.goto(twoFactor)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  return (await page.getByLabel('Key', { exact: true }).innerText()).replaceAll(' ', '')
}

async function setUp(page: Page, person: Person): Promise<string[]> {
  const key = await begin(page, person)
  await page.getByLabel('Code', { exact: true }).fill(codeNow(key))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(codes(page)).toHaveCount(10)
  return (await codes(page).allInnerTexts()).map(noteRecoveryCode)
}

test('one sets it up by the keyboard alone, and signs in with it where one was going', async ({
  page,
  person,
}) => {
  await page.goto('/account/security')
  await page.getByRole('link', { name: 'Set up' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Password', { exact: true }).focus()
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Scan this/ })).toBeFocused()
  const image = page.getByRole('img', { name: 'QR code of the key' })
  await expect(image).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(image.locator('rect')).toHaveCSS('fill', 'rgb(255, 255, 255)')
  await expect(image.locator('path')).toHaveCSS('fill', 'rgb(0, 0, 0)')
  await expectSilence(page)
  const key = (await page.getByLabel('Key', { exact: true }).innerText()).replaceAll(' ', '')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Copy key' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/Wrong code\./)
  await page.getByLabel('Code', { exact: true }).fill('')
  await page.keyboard.type(codeNow(key))
  await page.keyboard.press('Enter')
  await expect(codes(page)).toHaveCount(10)
  for (const code of await codes(page).allInnerTexts()) noteRecoveryCode(code)
  await expect(page.getByRole('button', { name: 'Copy codes' })).toBeFocused()
  await expectSilence(page)
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const file = readFileSync(await (await saved).path(), 'utf8')
  for (const code of await codes(page).allInnerTexts()) expect(file).toContain(code)
  await page.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(page.getByText('10 of 10 left')).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  await expectSilence(page)

  await page.context().clearCookies()
  await enterPassword(page, person, '/sign-in?next=/repositories?q=api')
  await expect(page.getByText(`You are signing in as ${person.username}.`)).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await expectSilence(page)
  // The code that confirmed the app is used up; the next one takes up to thirty seconds.
  await query('UPDATE authenticator SET last_step = 0 WHERE account_id = $1', [person.id])
  await enterCode(page, codeNow(key))
  await expect(page).toHaveURL('/repositories?q=api')
})

test('a recovery code signs in once', async ({ page, other }) => {
  const { recoveryCode } = await addSecondFactor(other)
  await enterPassword(page, other)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await expect(page.getByLabel('Recovery code', { exact: true })).toBeFocused()
  await expectSilence(page)
  await enterCode(page, recoveryCode.toUpperCase(), 'Recovery code')
  await expect(page).toHaveURL('/account/security')
  await page.goto(twoFactor)
  await expect(page.getByText('0 of 10 left')).toBeVisible()
  await page.context().clearCookies()
  await enterPassword(page, other)
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await enterCode(page, recoveryCode, 'Recovery code')
  await expect(page.getByRole('alert').filter({ hasText: 'Wrong recovery code' })).toBeVisible()
})

test('Back and reload keep to the second step, and no session is there before it', async ({
  page,
  other,
}) => {
  const { code } = await addSecondFactor(other)
  await enterPassword(page, other)
  await page.reload()
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible()
  await page.goto('/account/security')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.goBack()
  await enterCode(page, code())
  await expect(page).toHaveURL('/account/security')
  await page.goBack()
  await expect(page).toHaveURL('/account/security')
})

test('five wrong codes lock it, and a sign-in that took too long starts again', async ({ page, other }) => {
  const { code } = await addSecondFactor(other)
  await enterPassword(page, other)
  for (let time = 0; time < 5; time++) {
    await enterCode(page, `00000${time}`)
    await expect(page.getByRole('alert').filter({ hasText: 'Wrong code.' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).not.toHaveAttribute(
      'aria-busy',
      'true',
    )
  }
  await enterCode(page, code())
  await expect(page.getByRole('alert').filter({ hasText: 'Try again in 5 minutes.' })).toBeVisible()
  await query('UPDATE pending_sign_in SET expires_at = now() WHERE account_id = $1', [other.id])
  await enterCode(page, code())
  await expect(page.getByRole('alert').filter({ hasText: 'This sign-in has expired.' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('The sign-in was not finished in time. Start again.')).toBeVisible()
  await expect(page.getByLabel('Username or e-mail')).toBeVisible()
  await expectSilence(page)
})

test('recovery codes that were not kept are asked about, and do not come back', async ({ page, person }) => {
  await setUp(page, person)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('You have not kept the codes.')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it open' }).click()
  await expect(page.getByRole('button', { name: 'Copy codes' })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('alertdialog')).toContainText('Leave without the codes?')
  await page.getByRole('button', { name: 'Leave without keeping them' }).last().click()
  await page.goto(twoFactor)
  await expect(page.getByText('10 of 10 left')).toBeVisible()
  await expect(codes(page)).toHaveCount(0)
})

test('new codes end the old ones', async ({ page, person }) => {
  const old = await setUp(page, person)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Close without keeping them' }).click()
  await page.getByRole('button', { name: 'New recovery codes' }).click()
  await page.getByRole('button', { name: 'Make new codes' }).click()
  await expect(codes(page)).toHaveCount(10)
  for (const code of await codes(page).allInnerTexts()) expect(old).not.toContain(noteRecoveryCode(code))
})

test('turned off, a password alone signs in', async ({ page, person, otherBrowser }) => {
  await setUp(page, person)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Close without keeping them' }).click()
  const elsewhere = await otherBrowser.newPage()
  await elsewhere.goto('/account/security')
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await page.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('Username or e-mail').fill(person.username)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/account/security')
})

test('on paper there are the codes alone', async ({ page, person }) => {
  const kept = await setUp(page, person)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(`Recovery codes of ${person.username}`)).toBeVisible()
  await expect(page.getByText(kept[0]!)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Done' })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Two-factor authentication' })).toBeHidden()
})

for (const width of [390, 320]) {
  test(`at ${width} px nothing is wider than the screen`, async ({ page, person, browser }) => {
    const fits = async (page: Page) =>
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width, height: 800 })
    const key = await begin(page, person)
    await fits(page)
    await page.getByLabel('Code', { exact: true }).fill(codeNow(key))
    await page.getByRole('button', { name: 'Turn on' }).click()
    await expect(codes(page)).toHaveCount(10)
    await fits(page)
    const overflow = await page
      .getByRole('dialog')
      .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const door = await context.newPage()
    await enterPassword(door, person)
    await fits(door)
    await expectSilence(door)
    await context.close()
  })
}
