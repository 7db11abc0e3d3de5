import { expectSilence } from '#e2e/fixtures/axe.ts'
import { query } from '#e2e/fixtures/database.ts'
import { requestRegistryToken } from '#e2e/fixtures/new-token.ts'
import { row, security, toast } from '#e2e/fixtures/list.ts'
import { addOrganization, addOrganizationToken } from '#e2e/fixtures/organizations.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, day, hour } from '#e2e/fixtures/tokens.ts'

test('the bell tells what ends soon, and leads to it', async ({ page, person }) => {
  const acme = await addOrganization([[person, 'owner']])
  await page.goto(security)
  await page.getByRole('button', { name: 'Nothing ends soon' }).click()
  const menu = page.getByRole('menu')
  await expect(menu.getByText('Nothing ends soon.')).toBeVisible()
  await expectSilence(page)
  await addToken(person, { description: 'CI for web', expires: 3 * day + hour })
  const { id } = await addOrganizationToken(acme, { label: 'Deploy', all: 'pull', expires: day + hour })
  await page.goto('/repositories')
  await page.getByRole('button', { name: '2 tokens need attention' }).press('Enter')
  await expect(menu.getByRole('menuitem')).toHaveText([
    `Deploy${acme.name} · Expires in 1 day`,
    'CI for webExpires in 3 days',
    'Mail settings',
  ])
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await expectSilence(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '2 tokens need attention' })).toBeFocused()
  await expect(page.getByRole('button', { name: '2 tokens need attention' })).toHaveAttribute(
    'aria-expanded',
    'false',
  )
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/organizations/${acme.name}/access-tokens/${id}`)
})

test('at 320 px the bell and its list fit', async ({ page, person }) => {
  await addToken(person, { description: 'W'.repeat(100), expires: day })
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(security)
  await page.getByRole('button', { name: '1 token needs attention' }).click()
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
})

test('an expired token that something goes on using is marked', async ({ page, person, request }) => {
  const { id, secret } = await addToken(person, { description: 'Old CI', expires: -day, created: 9 * day })
  expect((await requestRegistryToken(request, person, secret)).status).toBe(401)
  await expect
    .poll(() => query('SELECT 1 FROM token WHERE id = $1 AND expired_use_at IS NOT NULL', [id]), {
      timeout: 15_000,
    })
    .toHaveLength(1)
  await page.goto(security)
  await expect(row(page, 'Old CI')).toContainText(/Still in use · (just now|1 min ago) from 127\.0\.0\.1/)
  await page.getByRole('link', { name: '1 expired and still in use' }).click()
  await expect(page).toHaveURL(`${security}?attention=in-use`)
  await page.getByRole('button', { name: '1 token needs attention' }).click()
  await page.getByRole('menuitem', { name: /Old CI/ }).click()
  await expect(page).toHaveURL(`${security}/${id}`)
  await expect(page.getByText('Still in use', { exact: true })).toBeVisible()
  await expectSilence(page)
})

test('a person chooses which mails tell of tokens that end', async ({ page, person }) => {
  await page.goto('/account/profile#mail')
  await expect(page.getByText('No mail is sent: this Gatehouse has no mail server.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'My access tokens' }).uncheck()
  await page.getByRole('button', { name: 'Update mail settings' }).click()
  await expect(toast(page, 'Mail settings updated.')).toBeVisible()
  const choices =
    'SELECT mail_own_expiry AS own, mail_organization_expiry AS organizations FROM account WHERE id = $1'
  expect(await query(choices, [person.id])).toEqual([{ own: false, organizations: true }])
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'My access tokens' })).not.toBeChecked()
  await query('UPDATE account SET is_site_administrator = true WHERE id = $1', [person.id])
  await page.reload()
  await expect(page.getByText('no mail server is set. Set SMTP_URL')).toBeVisible()
  await page.goto('/site/jobs')
  await expect(page.getByText('no mail server is set. Set SMTP_URL')).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'Mail about expiring tokens' })).toBeVisible()
})
