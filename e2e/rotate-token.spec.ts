import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { query } from '#e2e/fixtures/database.ts'
import { choose, list, row, security, toast } from '#e2e/fixtures/list.ts'
import { requestRegistryToken, reveal, showSecret } from '#e2e/fixtures/new-token.ts'
import { addOrganization, addOrganizationToken } from '#e2e/fixtures/organizations.ts'
import { rotateInDatabase } from '#e2e/fixtures/rotation.ts'
import { noteSecret } from '#e2e/fixtures/secrets.ts'
import { expect, test } from '#e2e/fixtures/test.ts'
import { addToken, day, minute } from '#e2e/fixtures/tokens.ts'

const whatHappens = (page: Page) => page.getByRole('complementary', { name: 'Summary' })
const statusOf = async (page: Page, of: { username: string }, secret: string) =>
  (await requestRegistryToken(page.request, of, secret)).status

test('a token is rotated from its row: the old secret works until the new one is used', async ({
  page,
  person,
}) => {
  const old = await addToken(person, { description: 'CI', expires: 3 * day })
  await page.goto(security)
  await choose(page, 'CI', 'Rotate')
  await expect(page).toHaveTitle('Rotate CI · Security · Gatehouse')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rotate “CI”')
  await expect(page.getByLabel('New expiration')).toHaveValue('30')
  await expect(page.getByRole('radio', { name: '24 hours' })).toBeChecked()
  await expect(whatHappens(page)).toContainText(
    /The old secret works until .* UTC, or until the new one is first used\./,
  )
  await page.getByRole('radio', { name: 'None' }).check()
  await expect(whatHappens(page)).toContainText('The old secret will be refused immediately.')
  await page.getByRole('radio', { name: '7 days' }).check()
  await page.getByRole('button', { name: 'Rotate token' }).click()
  const secret = await showSecret(page)
  await reveal(page).getByRole('button', { name: 'Done' }).click()
  await expect(reveal(page)).toContainText('You have not copied the token.')
  await reveal(page).getByRole('button', { name: 'Keep it open' }).click()
  await reveal(page).getByRole('button', { name: 'Copy token' }).click()
  await reveal(page).getByRole('button', { name: 'Done' }).click()

  await expect(page).toHaveURL(`${security}/${old.id}`)
  const rotating = page.getByText(/^Rotating: old secret not used since, ends in 3 days/)
  await expect(rotating).toBeVisible()
  expect(await statusOf(page, person, old.secret)).toBe(200)
  await page.goto(security)
  await expect(row(page, 'CI')).toContainText('Rotating: old secret')
  expect(await statusOf(page, person, secret)).toBe(200)
  expect(await statusOf(page, person, old.secret)).toBe(401)
  await page.reload()
  await expect(row(page, 'CI')).not.toContainText('Rotating')
  expect(await query('SELECT 1 FROM token WHERE account_id = $1', [person.id])).toHaveLength(1)
})

test('several are rotated at once, and their secrets saved as one CSV', async ({ page, person }) => {
  const [one, other] = [
    await addToken(person, { description: 'CI, "web"' }),
    await addToken(person, { description: '=Over', expires: -day }),
  ]
  await page.goto(security)
  for (const name of ['CI, "web"', '=Over'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).check()
  await list(page).getByRole('link', { name: 'Rotate' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rotate 2 tokens')
  await expect(page.getByRole('list', { name: 'Tokens to rotate' }).getByRole('listitem')).toHaveCount(2)
  await expect(whatHappens(page)).toContainText('The expired token works again with the new secret only.')
  await page.getByLabel('New expiration').selectOption('never')
  await page.getByRole('button', { name: 'Rotate 2 tokens' }).click()

  const dialog = page.getByRole('dialog', { name: 'Keep your new secrets now' })
  await expect(dialog.getByRole('button', { name: 'Download CSV' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('alert')).toContainText('You have not kept the secrets.')
  await dialog.getByRole('button', { name: 'Keep it open' }).click()
  const downloading = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download CSV' }).click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  const [header, ...lines] = file.trimEnd().split('\r\n')
  expect(header).toBe('"Name","Username","Secret","Hint","Expires (UTC)"')
  const secretOf = (name: string) => {
    const line = lines.find((line) => line.startsWith(`${name},"${person.username}",`))!
    expect(line).toMatch(/,"gate_pat_…\w{4}","never"$/)
    return noteSecret(/"(gate_pat_\w{36})"/.exec(line)![1]!)
  }
  const [first, second] = [secretOf('"CI, ""web"""'), secretOf('"\'=Over"')]
  expect(await statusOf(page, person, one.secret)).toBe(200)
  expect(await statusOf(page, person, other.secret)).toBe(401)
  expect([await statusOf(page, person, first), await statusOf(page, person, second)]).toEqual([200, 200])
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page).toHaveURL(security)
  await expect(row(page, '=Over')).toContainText('Active')
})

test('the row says from where the old secret was last used, and ends it', async ({ page, person }) => {
  const old = await addToken(person, { description: 'CI' })
  const used = { ago: 3 * minute, address: '203.0.113.40', client: 'docker 28.2.2' }
  const { secret } = await rotateInDatabase(old, used)
  await page.goto(security)
  await expect(row(page, 'CI')).toContainText(
    /Rotating: old secret last used 3 min ago from 203\.0\.113\.40, ends in 1 day/,
  )
  await row(page, 'CI').getByRole('button', { name: 'End now' }).click()
  const question = page.getByRole('alertdialog', { name: 'End the old secret of “CI”?' })
  await expect(question).toContainText(
    `${old.hint} was last used 3 min ago with docker 28.2.2 from 203.0.113.40.`,
  )
  await question.getByRole('button', { name: 'End old secret' }).click()
  await expect(toast(page, 'Ended the old secret of “CI”.')).toBeVisible()
  await expect(row(page, 'CI')).not.toContainText('Rotating')
  expect([await statusOf(page, person, old.secret), await statusOf(page, person, secret)]).toEqual([401, 200])
})

test('an organization’s token is rotated within its maximum, and not at all if it can only be deleted', async ({
  page,
  person,
}) => {
  const acme = await addOrganization([[person, 'owner']])
  await query('UPDATE organization SET max_token_days = 60 WHERE id = $1', [acme.id])
  const old = await addOrganizationToken(acme, { label: 'Deploy', publicRead: true })
  const inactive = await addOrganizationToken(acme, { label: 'Left', inactive: true })
  const tokens = `/organizations/${acme.name}/access-tokens`
  await page.goto(`${tokens}/${old.id}`)
  await page.getByRole('link', { name: 'Rotate' }).click()
  await expect(page.getByLabel('New expiration').getByRole('option')).toHaveText([
    ...['7 days', '30 days', '60 days, the maximum', 'Custom'],
  ])
  await page.getByRole('button', { name: 'Rotate token' }).click()
  const secret = await showSecret(page, 'oat')
  expect(await statusOf(page, { username: acme.name }, secret)).toBe(200)
  expect(await statusOf(page, { username: acme.name }, old.secret)).toBe(401)
  await reveal(page).getByRole('button', { name: 'Copy token' }).click()
  await reveal(page).getByRole('button', { name: 'Done' }).click()

  await page.goto(`${tokens}/${inactive.id}`)
  await expect(page.getByRole('button', { name: 'Delete' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Rotate' })).toHaveCount(0)
  await page.goto(`${tokens}/rotate?id=${inactive.id}`)
  await expect(page.getByText('“Left” is inactive and can only be deleted.')).toBeVisible()
  await page.goto(`${tokens}/rotate?id=${crypto.randomUUID()}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here.')
})
